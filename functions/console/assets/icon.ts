/** The sign in the browser's tab: a bridge. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="7" fill="#0b5d57"/>
<path d="M5 22h22M8 22v-5M24 22v-5M5 16c6 0 7-7 11-7s5 7 11 7M13 22V11M19 22V11" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"/>
</svg>
`;
