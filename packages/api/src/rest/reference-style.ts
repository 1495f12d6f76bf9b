/** The product's colours by theme; a test holds them to packages/ui. */
export const referenceColours = {
  light: {
    canvas: "#ffffff",
    sunken: "#f6f7f9",
    fill: "#eaedef",
    line: "#e1e4e6",
    ink: "#151a1e",
    "ink-2": "#424a50",
    "ink-3": "#5b6369",
    "accent-ink": "#00607d",
    "accent-tint": "#e3f3fb",
    "danger-ink": "#ae1c1d",
    "danger-tint": "#ffeeed",
    "warning-ink": "#85490f",
    "warning-tint": "#fff0df",
    "success-ink": "#19673d",
    "success-tint": "#e3f9eb",
    focus: "#037bab",
  },
  dark: {
    canvas: "#111416",
    sunken: "#0b0d0f",
    fill: "#222629",
    line: "#222528",
    ink: "#eaedef",
    "ink-2": "#b4babe",
    "ink-3": "#91989d",
    "accent-ink": "#7dcaeb",
    "accent-tint": "#122a34",
    "danger-ink": "#f8918e",
    "danger-tint": "#371b1b",
    "warning-ink": "#f2b86c",
    "warning-tint": "#33220f",
    "success-ink": "#77d19d",
    "success-tint": "#14291d",
    focus: "#47b9e6",
  },
};

const declare = (colours: Record<string, string>): string =>
  Object.entries(colours)
    .map(([name, value]) => `--${name}:${value}`)
    .join(";");

export const referenceStyle = `
:root{color-scheme:light dark;${declare(referenceColours.light)};--font:"Inter Variable",ui-sans-serif,system-ui,"Segoe UI",sans-serif;--code:ui-monospace,"SF Mono",Menlo,Consolas,monospace}
@media(prefers-color-scheme:dark){:root{${declare(referenceColours.dark)}}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--canvas);color:var(--ink);font:400 .875rem/1.375rem var(--font);display:grid;grid-template-columns:15rem minmax(0,1fr)}
a{color:var(--accent-ink)}
:focus-visible{outline:2px solid var(--focus);outline-offset:1px;border-radius:3px}
nav{position:sticky;top:0;height:100vh;overflow:auto;background:var(--sunken);border-right:1px solid var(--line);padding:1rem;font-size:.8125rem;line-height:1.25rem}
nav strong{display:block;font-size:1rem;line-height:1.5rem}
nav h2{margin:1.25rem 0 .25rem;font-size:.6875rem;line-height:1rem;font-weight:600;color:var(--ink-3);letter-spacing:.02em}
nav ul{list-style:none;margin:0;padding:0}
nav li a{display:flex;gap:.5rem;padding:.25rem .5rem;margin:0 -.5rem;border-radius:5px;color:var(--ink-2);text-decoration:none}
nav li a:hover{background:var(--fill)}
main{padding:2rem 1.5rem 6rem;max-width:60rem}
h1{margin:0 0 .5rem;font-size:1.5rem;line-height:2rem;font-weight:600}
main h2{margin:2.25rem 0 .5rem;font-size:1.25rem;line-height:1.75rem;font-weight:600}
h3{margin:0 0 .25rem;font-size:1rem;line-height:1.5rem;font-weight:600}
h4{margin:1rem 0 .25rem;font-size:.8125rem;line-height:1.25rem;font-weight:600;color:var(--ink-2)}
p{margin:.5rem 0;max-width:42.5rem}
section{border-top:1px solid var(--line);padding:1.5rem 0}
code,pre{font-family:var(--code);font-size:.8125rem;line-height:1.25rem}
code{background:var(--sunken);border-radius:3px;padding:.05rem .25rem;overflow-wrap:anywhere}
pre{background:var(--sunken);border:1px solid var(--line);border-radius:5px;padding:.75rem;overflow:auto;margin:.5rem 0}
pre code{background:none;padding:0;overflow-wrap:normal}
.path{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem;margin:.25rem 0 .5rem}
.method{display:inline-block;min-width:3.25rem;text-align:center;font:600 .6875rem/1.25rem var(--code);border-radius:3px;padding:0 .25rem}
nav .method{min-width:3.25rem;line-height:1.125rem;align-self:flex-start;margin-top:.0625rem}
.get{background:var(--accent-tint);color:var(--accent-ink)}
.post{background:var(--success-tint);color:var(--success-ink)}
.patch{background:var(--warning-tint);color:var(--warning-ink)}
.delete{background:var(--danger-tint);color:var(--danger-ink)}
.scope{font-size:.75rem;color:var(--ink-3)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.8125rem;line-height:1.25rem}
th{text-align:left;font-weight:600;font-size:.6875rem;color:var(--ink-3);padding:.25rem .75rem .25rem 0;border-bottom:1px solid var(--line)}
td{vertical-align:top;padding:.375rem .75rem .375rem 0;border-bottom:1px solid var(--line)}
td:first-child{white-space:nowrap}
.type{color:var(--ink-3)}
.required{color:var(--danger-ink);font-size:.6875rem}
details summary{cursor:pointer;color:var(--ink-2);font-size:.8125rem;padding:.25rem 0}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--canvas);padding:.5rem}
@media(max-width:48rem){body{display:block}nav{position:static;height:auto;border-right:0;border-bottom:1px solid var(--line)}main{padding:1.5rem 1rem 4rem}}
@media print{nav{display:none}body{display:block}}
`;
