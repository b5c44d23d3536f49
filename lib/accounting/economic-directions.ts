/** The directions that documents of an e-conomic integration wait for. */
export const economicCustomers = 'moment-customers-to-economic';
export const economicProjects = 'moment-projects-to-economic';
