/** Look of /docs/api: one column to read, one to find the way; light and dark. */
export const DOCS_STYLE = `
:root{color-scheme:light dark;--ink:#1d2733;--soft:#5b6875;--line:#e3e7ec;--ground:#fff;--shade:#f6f8fa;--accent:#0b6bcb;--get:#117a4a;--post:#0b6bcb;--delete:#b3261e}
@media(prefers-color-scheme:dark){:root{--ink:#e6ebf0;--soft:#9aa7b4;--line:#2c3540;--ground:#12171d;--shade:#1a2129;--accent:#6db3f8;--get:#54c08a;--post:#6db3f8;--delete:#f2857d}}
*{box-sizing:border-box}html{scroll-behavior:smooth}
body{margin:0;font:16px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;color:var(--ink);background:var(--ground);display:grid;grid-template-columns:17rem minmax(0,1fr)}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:1.5rem;border-right:1px solid var(--line);background:var(--shade);font-size:.9rem}
nav h2{font-size:.75rem;letter-spacing:.06em;text-transform:uppercase;color:var(--soft);margin:1.2rem 0 .3rem}
nav a{display:block;padding:.2rem 0;color:inherit;text-decoration:none}nav a:hover,nav a:focus{color:var(--accent)}
main{max-width:56rem;padding:2rem 2.5rem 6rem}
h1{font-size:1.8rem;margin:0 0 .5rem}section{padding-top:1.2rem;margin-top:2rem;border-top:1px solid var(--line)}
h3{margin:0 0 .3rem;font-size:1.2rem}h4{margin:1.4rem 0 .4rem;font-size:.95rem}
.path{font-family:ui-monospace,monospace;font-size:.95rem;margin:.2rem 0 .8rem;overflow-wrap:anywhere}
.verb{display:inline-block;min-width:3.6rem;font-weight:700;color:var(--accent)}.get{color:var(--get)}.post{color:var(--post)}.delete{color:var(--delete)}
table{border-collapse:collapse;width:100%;font-size:.9rem}td,th{border-bottom:1px solid var(--line);padding:.45rem .6rem .45rem 0;text-align:left;vertical-align:top}
th{color:var(--soft);font-weight:600}code,pre{font-family:ui-monospace,monospace;font-size:.86rem}
pre{background:var(--shade);border:1px solid var(--line);border-radius:8px;padding:1rem;overflow:auto;line-height:1.45}
.type{color:var(--soft)}.need{color:var(--delete);font-size:.8rem}.codes{columns:3 13rem;list-style:none;padding:0;margin:.5rem 0}
td,th,p,h3,li{overflow-wrap:anywhere}td code{word-break:break-word}p{margin:.4rem 0}a{color:var(--accent)}
@media(max-width:50rem){.codes{columns:1}body{display:block}nav{position:static;height:auto;border-right:0;border-bottom:1px solid var(--line)}main{padding:1.2rem}}
`;
