/** Where the browser keeps the look of the account, so that the next load paints it at once. */
export const appearanceKey = "halen.appearance";
export const sidebarKey = "halen.sidebar";

/** Runs before first paint: theme, contrast, density and sidebar as attributes of <html>. Plain ES5, no imports. */
export const appearanceScript = `(function(){var d=document.documentElement,a={};try{a=JSON.parse(localStorage.getItem("${appearanceKey}")||"{}");if(localStorage.getItem("${sidebarKey}")==="rail")d.dataset.sidebar="rail"}catch(e){}var q=function(m){return matchMedia(m).matches};d.dataset.theme=a.theme==="dark"||a.theme==="light"?a.theme:q("(prefers-color-scheme: dark)")?"dark":"light";if(a.contrast==="more"||q("(prefers-contrast: more)"))d.dataset.contrast="more";if(a.density&&a.density!=="default")d.dataset.density=a.density})()`;
