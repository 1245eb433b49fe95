export const STYLE = `
.panel{--accent:var(--cauce-accent,light-dark(#0b6477,#5fc6db));--on-accent:var(--cauce-on-accent,light-dark(#fff,#06222a));--surface:light-dark(#fff,#172128);--ink:light-dark(#13212a,#e8eef2);--soft:light-dark(#4c5d68,#a9bac5);--line:light-dark(#71818c,#7d909d);--mine:light-dark(#dff0f4,#123a45);--theirs:light-dark(#eef2f4,#233039);
position:fixed;right:20px;bottom:92px;z-index:2147483000;display:flex;flex-direction:column;width:min(370px,calc(100vw - 24px));height:min(560px,calc(100dvh - 112px));border:1px solid light-dark(#d3dce1,#33424c);border-radius:16px;overflow:hidden;background:var(--surface);color:var(--ink);font:400 15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;box-shadow:0 10px 40px #0005}
.panel[hidden],.panel [hidden]{display:none}
.panel *{box-sizing:border-box}
.panel svg{fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.head{display:flex;align-items:center;gap:4px;padding:10px 8px 10px 16px;background:var(--accent);color:var(--on-accent)}
h2{flex:1;margin:0;font-size:16px}
.panel button,.panel label.attach{all:unset;box-sizing:border-box;display:grid;place-items:center;min-width:36px;height:36px;border-radius:8px;cursor:pointer}
.panel button:focus-visible,.panel label.attach:focus-within,textarea:focus-visible,.log:focus-visible{outline:3px solid var(--accent);outline-offset:1px}
.head button:focus-visible{outline-color:var(--on-accent)}
.status{margin:0;padding:6px 16px;color:var(--soft);font-size:13px;border-bottom:1px solid light-dark(#d3dce1,#33424c)}
.status:empty{display:none}
.log{flex:1;min-height:0;overflow:auto;padding:14px}
ol{display:flex;flex-direction:column;gap:8px;margin:0;padding:0;list-style:none}
li{max-width:84%;padding:8px 12px;border-radius:4px 14px 14px 14px;background:var(--theirs);align-self:start;white-space:pre-wrap;overflow-wrap:anywhere}
li.contact{align-self:end;background:var(--mine);border-radius:14px 4px 14px 14px}
li.system{align-self:center;background:none;color:var(--soft);font-size:13px;text-align:center}
li p{margin:0}
li small{display:block;font-size:12px;color:var(--soft)}
li.contact small{color:var(--ink);text-align:end}
li .file{display:inline-flex;gap:6px;align-items:center;margin-top:4px;padding:0 10px;border:1px solid var(--line);border-radius:8px;background:var(--surface)}
.typing{min-height:20px;margin:4px 0 0;color:var(--soft);font-size:13px;font-style:italic}
form{display:flex;align-items:end;gap:8px;padding:8px;border-top:1px solid light-dark(#d3dce1,#33424c)}
textarea{flex:1;min-width:0;min-height:40px;max-height:120px;padding:8px 10px;border:1px solid var(--line);border-radius:10px;background:var(--surface);color:inherit;font:inherit;resize:none;field-sizing:content}
textarea::placeholder{color:var(--soft);opacity:1}
.panel button.send{background:var(--accent);color:var(--on-accent);width:40px;height:40px}
.panel form.rating{display:grid;align-items:stretch;gap:8px;padding:12px 16px}
.rating fieldset{margin:0;padding:0;border:0;min-width:0}
.rating legend{padding:0 0 6px;font-weight:600}
.scores{display:grid;grid-template-columns:repeat(5,1fr);gap:6px}
.scores label{position:relative;display:grid;place-items:center;height:40px;border:1px solid var(--line);border-radius:10px;cursor:pointer}
.scores input{position:absolute;inset:0;margin:0;opacity:0;cursor:pointer}
.scores label:has(:checked){background:var(--accent);color:var(--on-accent);border-color:var(--accent);font-weight:700}
.scores label:has(:focus-visible){outline:3px solid var(--accent);outline-offset:2px}
.ends{display:flex;justify-content:space-between;margin:4px 0 0;color:var(--soft);font-size:12px}
.trouble{margin:0;font-size:13px;color:light-dark(#a3262a,#ff9d98)}
.trouble:empty{display:none}
.panel .rating button.send{width:auto;padding:0 16px;font-weight:600;text-align:center}
.panel .rating button.send:disabled{opacity:.6;cursor:default}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media(max-width:480px){.panel{right:12px;left:12px;width:auto;bottom:88px}}
`;
