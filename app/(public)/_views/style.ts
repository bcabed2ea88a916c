/** Colours on a dark ground, and which of the two ways to the other ground is offered. */
const DARK =
  '--bg:#12171a;--card:#1b2226;--ink:#e9eced;--dim:#a5b0b6;--line:#323b40;--go:#6fd3bf;--go-bg:#17332f;--warn:#f2c374;--bad:#f5a59b;--done:#8fd6a5;--on-dark:inline-flex;--on-light:none';

/**
 * The whole style sheet of the public pages, written for the size of a phone. It stands before everything that is shown, and each of
 * its bytes is waited for on a slow network: what several things share is said once, and what only forms need stands in FORM_STYLE.
 * Borders that cannot be seen stand for grounds where a reader's own colours take these away. With letters of twice the size on a
 * phone (the last container query) the first card says in short what everybody wants to know; the rest stands behind its action.
 */
const SOURCE = `
:root{color-scheme:light dark;--bg:#f6f4ef;--card:#fff;--ink:#1a2024;--dim:#566068;--line:#e2dfd7;--go:#0c6657;--go-bg:#e3f2ee;--warn:#7d4a00;--bad:#9a2a1f;--done:#1f6a3a;--tone:var(--go);--tone-bg:var(--go-bg)}
@media(prefers-color-scheme:dark){:root:not(.light){${DARK}}}
:root.dark{color-scheme:dark;${DARK}}:root.light{color-scheme:light}
*{box-sizing:border-box;margin:0;padding:0}
html{-webkit-text-size-adjust:100%;background:var(--bg);scroll-padding:12px}
body{container-type:inline-size;color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1,p,dd{text-wrap:pretty}ul,ol{list-style:none}
a{color:var(--go)}a,button,summary,input,textarea{touch-action:manipulation}
:focus-visible{outline:3px solid var(--go);outline-offset:2px;border-radius:4px}
.sr:not(:focus){position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.top,main{max-width:44rem;margin:auto;padding:2px 16px}
.top,.goods li,.ends{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 12px}
.pills,.tools,.links,.take,.nps{display:flex;flex-wrap:wrap;align-items:center;gap:6px 8px}
.button,button,.top a,.look a,.do a,.tools a,.links a,summary{display:inline-flex;align-items:center;min-height:44px}
.top a,.look a{gap:6px;text-decoration:none;color:var(--ink)}
.brand{font-weight:700}.brand svg,.brand img{height:1.5em;max-width:8em;fill:var(--go)}
.top .langs a,.look a{color:var(--dim);font-size:.875rem;padding:0 8px}
.look{text-align:center;padding-bottom:24px}.look [hreflang],.look .on-large,.large .look .on-plain,.brief,.sure,.qr{display:none}.look .on-dark{display:var(--on-dark,none)}.look .on-light{display:var(--on-light,inline-flex)}
.large{font-size:125%}.large .pills{margin-bottom:4px}.large .hero>.pills~*{margin-top:8px}.large .look .on-large{display:inline-flex}.large :is(.sub,.steps,.line small){display:none}
main{padding:0 12px 40px}main,.stack,.columns{display:grid;gap:12px;min-width:0}.stack{align-content:start}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:16px;min-width:0}
h1{font-size:1.25rem;line-height:1.4;font-weight:650}h1.long{font-size:1.0625rem}h2{font-size:1rem;font-weight:650;margin-bottom:8px}
.done{--tone:var(--done)}.warn{--tone:var(--warn)}.bad{--tone:var(--bad)}.quiet{--tone:var(--dim)}.done,.warn,.bad,.quiet{--tone-bg:color-mix(in srgb,var(--tone) 12%,var(--card))}
.pills,.eta dt,.facts dt,.row dt,.line small,time,.hint,.ends,.foot,.sub,.steps{font-size:.8125rem;color:var(--dim)}
.facts dd,.line p,.goods li,.why,.note,.small,.lead,summary{font-size:.9375rem}
.pills{margin-bottom:8px}
.pill,.eta,.why,.note{background:var(--tone-bg);border:1px solid transparent;border-radius:10px;padding:8px 12px}.pill{color:var(--tone);font-weight:650;padding:1px 10px}
.hero>.pills~*{margin-top:12px}.hero>h1{margin:0}
.eta dd{font-size:1.375rem;line-height:1.3;font-weight:700}.eta :is(.likely,.moved){font-size:.9375rem;font-weight:400}.eta dd.sub{font-size:.8125rem;line-height:1.45;font-weight:400;margin-top:2px}
.note.aged{padding:4px 12px;font-size:.8125rem}.why{border-left:4px solid var(--tone)}.why strong,.note strong{color:var(--tone)}
.facts,.form{display:grid;gap:8px}
.steps{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:4px;text-align:center}
.steps li{border-top:5px dotted var(--line);padding-top:4px}.steps .past{border-top:5px solid var(--tone)}.steps .now{border-top:5px double var(--tone);color:var(--ink);font-weight:650}.steps .implied{border-top:5px dashed var(--dim)}.steps small{display:block}
.row{display:grid;grid-template-columns:auto 1fr;gap:4px 16px}.row dd{text-align:right}
.button,button{display:flex;justify-content:center;width:100%;padding:8px 16px;border:1px solid transparent;border-radius:10px;background:var(--go);color:var(--card);font:inherit;font-weight:650;text-decoration:none;text-align:center;cursor:pointer}
.second,.plain{background:var(--card);color:var(--go);border-color:var(--line)}.plain{display:inline-flex;width:auto;min-height:32px;padding:2px 10px;font-size:.875rem;font-weight:500;margin-left:8px}
.take{margin-top:12px}.take>*{flex:1 1 8rem}.foot{text-align:center}
.map svg{display:block;width:100%;height:auto;border-radius:8px}
.day{font-size:.875rem;margin:2px 0 6px}
.line{display:grid;grid-template-columns:2.9em 1fr;gap:0 12px}
.line>div{border-left:1px solid var(--line);padding:0 0 14px 14px;position:relative;min-width:0}
.line>div:before{content:"";position:absolute;left:-5px;top:7px;width:9px;height:9px;border-radius:9px;background:var(--line)}
.newest>div:before{background:var(--tone)}.newest p{font-weight:650}.line.implied p{color:var(--dim)}.line.implied>div:before{background:var(--card);border:1px dashed var(--dim)}
.small,.lead{color:var(--dim)}.line small{display:block}summary{display:flex;cursor:pointer;color:var(--go)}
.parcel+.parcel{border-top:1px solid var(--line);margin-top:12px;padding-top:12px}
.goods li{padding:4px 0}.goods span:last-child,.do small{color:var(--dim)}.do li{padding:0;align-items:center}.do a{flex:1 1 8rem}
.form label{font-weight:600}
input,textarea{font:inherit;width:100%;min-height:46px;padding:10px 12px;border:1px solid var(--dim);border-radius:10px;background:var(--card);color:var(--ink)}.digits{letter-spacing:.3em}
.nps button{width:44px;padding:0}.nps [aria-pressed]{background:var(--go);color:var(--card)}fieldset{border:0;min-width:0}
[hidden]{display:none}
@media(min-width:48rem){.card{padding:22px}h1{font-size:1.5rem}}
@media(min-width:64rem){body:has(.columns)>*{max-width:72rem}.columns{grid-template-columns:1.1fr 1fr}.columns>:first-child{position:sticky;top:16px}}
@container(max-width:20.5rem){.card{padding:12px}.hero>.pills~*{margin-top:8px}.hero{display:flex;flex-direction:column}.hero .steps{order:9}}
@container(max-width:14rem){.langs{display:none}.look [hreflang]{display:inline-flex}.top a{min-height:0;font-size:.75rem}.top{padding:0 12px}main{padding:0 6px 24px;gap:6px}.card{padding:6px 10px}.hero,.hero dd,.hero dt,.hero p{font-size:.875rem;line-height:1.2}.hero .brief,.hero>h1{font-size:.9375rem;line-height:1.2}.brief,.sure{display:block}.brief{font-weight:650}.hero>.pills~*{margin-top:6px}.pills,.brief+h1,.why,.sure{order:9}.hero>.pills{margin:8px 0 0}.facts{gap:4px}.eta{padding:2px 8px}.hero :is(dt,dd){display:inline}.hero dt:after{content:' '}.eta dd{display:inline-block}.aged{padding:2px 10px;line-height:1.2}.hero :is(.sub,.moved,.likely),.last span{display:none}.hero .button{padding:4px 8px;line-height:1.2;position:sticky;bottom:4px}.steps{grid-auto-flow:row}}
@media print{:root.dark{--ink:#000;--dim:#333;--go:#000;--tone:#000}button,.button,.form,.langs,.look,summary,#care,.do{display:none}.card{border:0;padding:8px 0}.columns,.stack{display:block}.map svg{max-width:12cm}.qr{display:block;width:3cm;margin:auto}}
`;

export const STYLE = SOURCE.replace(/\n/g, '');
