/** Look of the phones: a list that fits a pocket and a desk, a phone that looks like one. */
export const STAND_IN_STYLE = `
:root{color-scheme:light;--ink:#1b1f24;--soft:#6b7280;--line:#e5e7eb;--sms:#e9e9eb;--green:#07c160}
*{box-sizing:border-box}
body{margin:0;font:16px/1.55 system-ui,-apple-system,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:var(--ink);background:#eef1f4}
a{color:#0b63ce}
header.top{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:baseline;padding:1rem 1.25rem;background:#fff;border-bottom:1px solid var(--line)}
header.top h1{font-size:1.15rem;margin:0}
header.top p{margin:0;color:var(--soft);font-size:.9rem}
main.list{display:grid;gap:1.25rem;grid-template-columns:minmax(0,1fr);max-width:70rem;margin:0 auto;padding:1.25rem}
@media(min-width:56rem){main.list{grid-template-columns:minmax(0,1fr) 21rem}}
.card{background:#fff;border-radius:14px;box-shadow:0 1px 3px rgba(0,0,0,.08);overflow:hidden}
.card h2{font-size:.95rem;margin:0;padding:.9rem 1.1rem;border-bottom:1px solid var(--line)}
ul.phones{list-style:none;margin:0;padding:0}
ul.phones li+li{border-top:1px solid var(--line)}
ul.phones a{display:grid;grid-template-columns:2.75rem minmax(0,1fr) auto;gap:.1rem .8rem;padding:.8rem 1.1rem;color:inherit;text-decoration:none}
ul.phones a:hover,ul.phones a:focus-visible{background:#f5f8ff}
.badge{grid-row:span 2;width:2.75rem;height:2.75rem;border-radius:50%;display:grid;place-items:center;color:#fff;background:#5b8def;font-size:.8rem}
.badge.wechat{background:var(--green)}.badge.mail{background:#b45309}.badge.robot{background:#6d28d9}
.who{font-weight:600;font-variant-numeric:tabular-nums}
.when{color:var(--soft);font-size:.85rem;white-space:nowrap}
.last{grid-column:2/4;color:var(--soft);font-size:.9rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.empty{padding:2.5rem 1.25rem;text-align:center;color:var(--soft)}
form.switches{display:grid;gap:.75rem;padding:1rem 1.1rem}
form.switches label{display:grid;gap:.2rem;font-size:.9rem}
form.switches label.tick{display:flex;gap:.55rem;align-items:center}
input,select,button{font:inherit}
input[type=text],input[type=number],select{padding:.45rem .6rem;border:1px solid #c6ccd4;border-radius:8px;width:100%;background:#fff}
button{padding:.55rem .9rem;border:0;border-radius:8px;background:#0b63ce;color:#fff;cursor:pointer}
main.desk{display:grid;place-items:start center;padding:0}
.phone{width:100%;min-height:100dvh;background:#f7f7f8;display:flex;flex-direction:column}
@media(min-width:40rem){main.desk{padding:1.75rem}.phone{width:24.5rem;min-height:0;height:52rem;max-height:calc(100dvh - 3.5rem);border:11px solid #16181c;border-radius:46px;overflow:hidden;box-shadow:0 24px 60px rgba(0,0,0,.28)}}
.phone .bar{display:flex;justify-content:space-between;padding:.55rem 1.4rem .15rem;font-size:.8rem;font-weight:600;background:#fff}
.phone .head{position:relative;text-align:center;padding:.35rem 3.5rem .7rem;background:#fff;border-bottom:1px solid var(--line)}
.phone .head a{position:absolute;left:1rem;top:.55rem;text-decoration:none;font-size:.95rem}
.phone .head strong{display:block;font-size:1rem;font-variant-numeric:tabular-nums}
.phone .head span{font-size:.75rem;color:var(--soft)}
.phone .chat{flex:1;overflow-y:auto;padding:1rem .9rem 1.25rem;display:flex;flex-direction:column;gap:.35rem}
.stamp{align-self:center;color:var(--soft);font-size:.75rem;margin:.75rem 0 .1rem}
.bubble{align-self:flex-start;max-width:86%;background:var(--sms);border-radius:18px 18px 18px 5px;padding:.6rem .85rem;overflow-wrap:anywhere;white-space:pre-wrap}
.bubble a{color:#0b57d0}
.state{align-self:flex-start;font-size:.72rem;color:var(--soft);padding-left:.4rem}
.state.failed{color:#b42318}
.notice{display:block;width:100%;background:#fff;border-radius:12px;box-shadow:0 1px 2px rgba(0,0,0,.08);overflow:hidden;color:inherit;text-decoration:none}
.notice h3{margin:0;padding:.8rem .95rem .3rem;font-size:.98rem}
.notice dl{display:grid;grid-template-columns:5.2rem minmax(0,1fr);gap:.3rem .6rem;margin:0;padding:.35rem .95rem .8rem;font-size:.9rem}
.notice dt{color:var(--soft)}.notice dd{margin:0;overflow-wrap:anywhere}
.notice .more{border-top:1px solid var(--line);padding:.6rem .95rem;font-size:.9rem;display:flex;justify-content:space-between}
.bubble img{display:block;max-width:100%;border-radius:8px}.called{margin:.4rem 0 0;color:#0b57d0}
article.mail{width:100%;background:#fff;border-radius:12px;box-shadow:0 1px 2px rgba(0,0,0,.08);padding:.8rem .95rem}
article.mail h3{margin:0;font-size:1rem;overflow-wrap:anywhere}article.mail .from{margin:.1rem 0 .6rem;color:var(--soft);font-size:.8rem}
article.mail iframe{width:100%;height:22rem;border:1px solid var(--line);border-radius:8px;background:#fff}
article.mail pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;font-size:.9rem}
article.mail .end{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin-top:.6rem;font-size:.85rem;color:var(--soft)}
form.reply{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:.5rem;padding:.7rem .9rem;background:#fff;border-top:1px solid var(--line)}
form.reply input{border-radius:18px;padding:.45rem .9rem}
form.reply button{border-radius:18px}
`;
