/** What forms of several fields need beside the style sheet of every page; only pages with such a form carry it. */
const SOURCE = `
fieldset{margin:8px 0 0}.inner{margin:0 0 8px 36px}.inner legend{font-weight:400;font-size:.875rem;color:var(--dim);margin:0}.hist li{margin:8px 0;overflow-wrap:anywhere}summary{min-height:44px;display:flex;align-items:center;cursor:pointer;font-weight:600}legend{font-weight:600;margin-bottom:4px}textarea{resize:none;field-sizing:content;max-height:9em}
.pick{display:flex;align-items:center;gap:12px;min-height:44px;font-weight:400;margin:0}.pick input{width:24px;min-height:24px;height:24px;flex:none;margin:0;accent-color:var(--go)}
.form label.pick{font-weight:400;margin:0}
.opt{font-weight:400;color:var(--dim);font-size:.875rem}
[aria-invalid=true]{border:2px solid var(--bad)}.err{color:var(--bad);font-size:.875rem}
.mend{border-left:4px solid var(--bad);background:color-mix(in srgb,var(--bad) 12%,var(--card));border-radius:4px 10px 10px 4px;padding:8px 12px}.mend strong{color:var(--bad)}.mend li{min-height:32px;display:flex;align-items:center}.mend a{color:var(--bad)}
.check{display:grid;gap:8px;margin:8px 0}.check dt{font-size:.8125rem;color:var(--dim)}.check dd{font-weight:600}
.danger{background:var(--bad)}
.state{border-left:4px solid var(--tone);background:var(--tone-bg);border-radius:4px 10px 10px 4px;padding:10px 12px}.state strong{color:var(--tone)}
.talk li{border-left:4px solid var(--line);padding:4px 12px;margin:8px 0;white-space:pre-wrap}.talk .ours{border-color:var(--go)}.photo{display:block;max-width:100%;border-radius:8px}.ask{margin:12px 0 0}.foot a{display:inline-flex;min-height:44px;align-items:center;padding:0 8px}
input[type=time]:focus-within{outline:3px solid var(--go);outline-offset:2px}
input[type=file]{padding:10px 8px}select{font:inherit;width:100%;min-height:46px;padding:8px 12px;border:1px solid var(--dim);border-radius:10px;background:var(--card);color:var(--ink)}
`;

export const FORM_STYLE = SOURCE.replace(/\n/g, '');
