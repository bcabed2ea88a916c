/** Colours on a dark ground, and which of the two ways to the other ground is offered. */
const DARK =
  '--bg:#12171a;--card:#1b2226;--ink:#e9eced;--dim:#a5b0b6;--line:#323b40;--go:#6fd3bf;--go-bg:#17332f;--warn:#f2c374;--warn-bg:#372a12;--bad:#f5a59b;--bad-bg:#3b1d1a;--done:#8fd6a5;--done-bg:#18311f;--on-dark:inline-flex;--on-light:none';

/**
 * The whole style sheet of the public pages, written for the size of a phone; stands inline, so it is kept small. With letters of
 * twice the size on a phone (the container query) the first card holds what everybody wants to know, the rest below its action.
 */
const SOURCE = `
:root{color-scheme:light dark;--bg:#f6f4ef;--card:#fff;--ink:#1a2024;--dim:#566068;--line:#e2dfd7;--go:#0c6657;--go-bg:#e3f2ee;--warn:#7d4a00;--warn-bg:#fdf1da;--bad:#9a2a1f;--bad-bg:#fce9e6;--done:#1f6a3a;--done-bg:#e5f3e8;--tone:var(--go);--tone-bg:var(--go-bg)}
@media(prefers-color-scheme:dark){:root:not(.light){${DARK}}}
:root.dark{color-scheme:dark;${DARK}}:root.light{color-scheme:light}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;background:var(--bg);scroll-padding:12px}
body{margin:0;container-type:inline-size;color:var(--ink);font:1rem/1.5 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
h1,h2,h3,p,ul,ol,dl,dd{margin:0;padding:0;text-wrap:pretty}ul,ol{list-style:none}
a{color:var(--go)}a,button,summary,input,textarea{touch-action:manipulation}
:focus-visible{outline:3px solid var(--go);outline-offset:2px;border-radius:4px}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--card);padding:12px;z-index:9}
.top{display:flex;justify-content:space-between;align-items:center;max-width:44rem;margin:0 auto;padding:2px 16px}
.top a,.look a{display:inline-flex;align-items:center;gap:6px;min-height:44px;text-decoration:none;color:var(--ink)}
.brand{font-weight:700}.brand svg{width:1.25em;height:1.25em;fill:var(--go)}.brand img{height:1.75em;max-width:8em;object-fit:contain}.langs{display:flex}.top .langs a,.look a{color:var(--dim);font-size:.875rem;padding:0 8px}.sure{display:none}.look{text-align:center;padding:0 12px 24px}.look [hreflang],.look .on-large,.large .look .on-plain{display:none}.look .on-dark{display:var(--on-dark,none)}.look .on-light{display:var(--on-light,inline-flex)}.large{font-size:125%}.large .pills{margin-bottom:4px}.large .hero :is(.eta,.facts,.button){margin-top:8px}.large .look .on-large{display:inline-flex}.large .sub,.large .steps,.large .line p:not(.said){display:none}
main{max-width:44rem;margin:0 auto;padding:0 12px 40px}main,.stack,.columns{display:grid;gap:12px;min-width:0}.stack{align-content:start}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:16px;min-width:0}
h1{font-size:1.25rem;line-height:1.4;font-weight:650;text-wrap:pretty}h1.long{font-size:1.0625rem;line-height:1.5}h2{font-size:1rem;line-height:1.4;font-weight:650;margin-bottom:8px}
.done{--tone:var(--done);--tone-bg:var(--done-bg)}.warn{--tone:var(--warn);--tone-bg:var(--warn-bg)}.bad{--tone:var(--bad);--tone-bg:var(--bad-bg)}.quiet{--tone:var(--dim);--tone-bg:var(--bg)}
.pills{display:flex;flex-wrap:wrap;gap:6px 10px;align-items:center;margin-bottom:8px;font-size:.875rem;color:var(--dim)}
.pill{background:var(--tone-bg);color:var(--tone);font-weight:650;border-radius:99px;padding:2px 10px}
.steps{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:4px;margin:12px 0 0;font-size:.75rem;color:var(--dim);text-align:center}
.steps li:before{content:"";display:block;height:5px;border-radius:3px;background:var(--line);margin-bottom:4px}
.steps .past:before{background:var(--tone)}.steps .now{color:var(--ink);font-weight:650}.steps .now:before{background:linear-gradient(90deg,var(--tone) 55%,var(--line) 55%)}.steps .implied:before{background:repeating-linear-gradient(90deg,var(--dim) 0 4px,transparent 4px 8px)}.steps small{display:block;font-size:.6875rem}
.eta{margin:12px 0 0;padding:10px 12px;border-radius:10px;background:var(--tone-bg)}
.eta dt{font-size:.8125rem;color:var(--dim)}.eta dd{font-size:1.375rem;line-height:1.3;font-weight:700;font-variant-numeric:tabular-nums}.eta p,.eta dd.sub{font-size:.8125rem;line-height:1.45;font-weight:400;color:var(--dim);margin-top:2px}
.eta dd.none{font-size:1.0625rem}
.why{margin:12px 0 0;border-left:4px solid var(--tone);background:var(--tone-bg);border-radius:4px 10px 10px 4px;padding:8px 12px;font-size:.9375rem}
.why strong{color:var(--tone)}
.facts{margin:12px 0 0;display:grid;gap:8px}
.facts dt{font-size:.8125rem;color:var(--dim)}.facts dd{font-size:.9375rem}
.row{display:grid;grid-template-columns:auto 1fr;gap:4px 16px}
.row dt{font-size:.875rem;color:var(--dim);padding-top:1px}.row dd{text-align:right}
.button,button{display:flex;align-items:center;justify-content:center;min-height:46px;width:100%;padding:8px 16px;border:0;border-radius:10px;background:var(--go);color:var(--card);font:inherit;font-weight:650;text-decoration:none;text-align:center;cursor:pointer}
.hero .button{margin-top:12px}.take{display:flex;flex-wrap:wrap;gap:8px;margin-top:12px}.take>*{flex:1 1 8rem}.qr{display:none}.second{background:none;color:var(--go);border:1px solid var(--line)}
.plain{width:auto;min-height:32px;display:inline-flex;padding:2px 10px;background:none;color:var(--go);border:1px solid var(--line);font-size:.875rem;font-weight:500;margin-left:8px}
.tools{display:flex;flex-wrap:wrap;gap:8px;align-items:center}
.map svg{display:block;width:100%;height:auto;border-radius:8px}
.day{font-size:.875rem;font-weight:650;margin:2px 0 6px}
.line{display:grid;grid-template-columns:2.9em 1fr;gap:0 12px}
.line>time{font-size:.8125rem;line-height:1.4375rem;color:var(--dim);font-variant-numeric:tabular-nums}
.line>div{border-left:1px solid var(--line);padding:0 0 14px 14px;position:relative;min-width:0}
.line>div:before{content:"";position:absolute;left:-5px;top:7px;width:9px;height:9px;border-radius:50%;background:var(--line);box-shadow:0 0 0 3px var(--card)}
.newest>div:before{background:var(--tone)}.newest .said{font-weight:650}
.implied>div:before{background:var(--card);border:1px dashed var(--dim)}.line.implied .said{color:var(--dim)}
.line p{font-size:.8125rem;color:var(--dim)}.line .said{font-size:.9375rem;color:var(--ink)}
details>summary{cursor:pointer;min-height:44px;display:flex;align-items:center;color:var(--go);font-size:.9375rem}
.parcel+.parcel{border-top:1px solid var(--line);margin-top:12px;padding-top:12px}
.parcel .links{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center;margin-top:4px;font-size:.875rem}
.parcel .links a{min-height:32px;display:inline-flex;align-items:center}
.no{font-variant-numeric:tabular-nums}
.goods li{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 12px;padding:4px 0;font-size:.9375rem}.goods span:last-child{color:var(--dim);white-space:nowrap}
.do li{padding:0}.do a{flex:1 1 8rem;min-height:44px;display:flex;align-items:center}.do small{align-self:center;color:var(--dim);text-align:right}
.form{display:grid;gap:6px}.form label{font-weight:600;margin-top:8px}.form h1{margin-bottom:2px}.lead,.small{color:var(--dim);font-size:.9375rem}
input,textarea{font:inherit;width:100%;min-height:46px;padding:10px 12px;border:1px solid var(--dim);border-radius:10px;background:var(--card);color:var(--ink)}textarea{resize:none;field-sizing:content;max-height:9em}
.hint{font-size:.8125rem;color:var(--dim)}.form button,.form .button{margin-top:12px}.digits{font-size:1.25rem;letter-spacing:.3em}
.note{background:var(--tone-bg);border-radius:10px;padding:10px 12px;font-size:.9375rem}.note strong{color:var(--tone)}
.aged{padding:6px 12px;font-size:.8125rem}.foot{font-size:.8125rem;color:var(--dim);text-align:center;padding:4px 12px}
.nps{display:grid;grid-template-columns:repeat(auto-fit,minmax(44px,1fr));gap:4px}.nps button{padding:0;background:var(--bg);color:var(--ink);border:1px solid var(--line)}.nps [aria-pressed]{background:var(--go);color:var(--card)}.ends{display:flex;justify-content:space-between;font-size:.8125rem;color:var(--dim);margin-top:4px}#care fieldset{border:0;padding:0;margin:0;min-width:0}#care legend{padding:0 0 6px;font-weight:600}.tools a{min-height:44px;display:inline-flex;align-items:center}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
[hidden]{display:none}
@media(min-width:48rem){main,.stack,.columns{gap:16px}.card{padding:22px}h1{font-size:1.5rem}}
@media(min-width:64rem){.top:has(~main .columns),main:has(.columns){max-width:72rem}.columns{grid-template-columns:1.1fr 1fr;align-items:start}.columns>.stack:first-child{position:sticky;top:16px}}
@media(prefers-reduced-motion:no-preference){.fresh{animation:f 1.200s}@keyframes f{from{background:var(--go-bg)}}}
@container(max-width:20.5rem){.card{padding:12px}.hero{display:flex;flex-direction:column}.hero .steps{order:9}}
@container(max-width:14rem){.langs{display:none}.look [hreflang]{display:inline-flex}.brand{white-space:nowrap}main{padding:0 6px 24px;gap:8px}.card{padding:8px 10px;border-radius:10px}h1{font-size:1rem;line-height:1.25}h1.long{font-size:.9375rem;line-height:1.2}.hero .pills,.sure,.why{order:9;margin-top:8px}.hero .pills{margin-bottom:0}.eta,.facts{margin:6px 0 0;gap:4px;font-size:.875rem;line-height:1.25}.eta{padding:4px 8px}.eta dt,.eta dd,.facts dt,.facts dd{display:inline;font-size:inherit;line-height:inherit}.eta dt:after,.facts dt:after{content:' '}.eta dd.sub{display:none}.hero .button{margin-top:8px;padding:4px 8px;min-height:44px;line-height:1.2;position:sticky;bottom:4px}.sure{display:block;font-size:.8125rem;color:var(--dim)}.steps{grid-auto-flow:row}}
@media(forced-colors:active){.button,.pill,.eta,.note,.steps li:before{border:1px solid}.steps .past:before,.steps .now:before{background:Highlight;forced-color-adjust:none}}
@media print{:root.dark{--ink:#000;--dim:#333;--go:#000;--tone:#000}button,.button,.plain,.form,.langs,.look,summary,#care,.do{display:none}.card{border:0;padding:8px 0}.columns,.stack{display:block}.map svg{max-width:12cm}.qr{display:block;width:3cm;margin:auto}}
`;

export const STYLE = SOURCE.replace(/\n/g, '');
