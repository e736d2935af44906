/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The one style sheet of all pages, inlined so that a page is a single answer. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f4f6f8; --surface: #ffffff; --line: #d5dbe1; --text: #16212c; --muted: #55636f;
  --accent: #0b5cab; --accent-text: #ffffff; --accent-soft: #e6f0fa;
  --good: #176b3a; --good-soft: #e3f4e9; --bad: #a1241c; --bad-soft: #fdeceb; --warn: #7a4d00; --warn-soft: #fdf3dc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #10161c; --surface: #18212a; --line: #33404c; --text: #e8edf2; --muted: #a3b1bd;
    --accent: #7db8f0; --accent-text: #0c1a28; --accent-soft: #1d3043;
    --good: #86d5a4; --good-soft: #16301f; --bad: #f5a29b; --bad-soft: #3a1b19; --warn: #ecc779; --warn-soft: #33280f;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; background: var(--surface); padding: 8px 12px; z-index: 1; }
header.bar { background: var(--surface); border-bottom: 1px solid var(--line); }
header.bar > div { max-width: 1080px; margin: 0 auto; padding: 10px 16px; display: flex; flex-wrap: wrap; gap: 4px 20px; align-items: center; }
header.bar .brand { font-weight: 650; margin-right: auto; }
header.bar .brand small { font-weight: 400; color: var(--muted); margin-left: 6px; }
header.bar nav { display: flex; flex-wrap: wrap; gap: 4px 16px; }
header.bar form { display: inline; }
form + form, form + section { margin-top: 16px; }
.row form + form { margin-top: 0; }
main { max-width: 1080px; margin: 0 auto; padding: 24px 16px 56px; }
main.narrow { max-width: 720px; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 6px; }
h2 { font-size: 1.15rem; margin: 32px 0 10px; }
h3 { font-size: 1rem; margin: 0 0 4px; }
p { margin: 0 0 12px; max-width: 70ch; }
.lead, .muted { color: var(--muted); }
.muted { font-size: .9rem; font-weight: 400; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 18px; margin: 0 0 16px; }
.card > :last-child { margin-bottom: 0; }
.card > h2:first-child { margin-top: 0; }
.card h3:not(:first-child) { margin-top: 20px; }
.grid { display: grid; gap: 12px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr)); padding: 0; margin: 0; list-style: none; }
.grid.two { grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 16px; align-items: start; }
.choice { display: flex; gap: 12px; width: 100%; height: 100%; text-align: left; align-items: flex-start; font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 12px 14px; cursor: pointer; text-decoration: none; }
.choice:hover { border-color: var(--accent); background: var(--accent-soft); }
.choice .who { display: block; min-width: 0; overflow-wrap: anywhere; }
.choice .who span { display: block; }
.choice .who .tag { display: inline-block; }
.choice .note { font-size: .92rem; line-height: 1.4; margin: 2px 0; }
.choice .name { font-weight: 600; }
.choice.current { border-color: var(--accent); border-width: 2px; }
.disc { flex: none; width: 36px; height: 36px; border-radius: 50%; background: var(--accent-soft); color: var(--accent); display: grid; place-items: center; font-weight: 650; font-size: .85rem; }
.disc.square { border-radius: 8px; }
label { display: block; font-weight: 600; font-size: .92rem; margin-bottom: 4px; }
input[type=text], input[type=email], input[type=search], select, textarea { width: 100%; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--muted); border-radius: 6px; padding: 8px 10px; }
[aria-invalid=true] { border-color: var(--bad) !important; border-width: 2px !important; }
.field { margin: 0 0 14px; }
.field .problem { color: var(--bad); font-size: .9rem; margin: 4px 0 0; }
.fields { display: grid; gap: 0 14px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr)); }
fieldset { border: 1px solid var(--line); border-radius: 8px; margin: 0 0 14px; padding: 8px 12px 10px; }
legend { font-weight: 600; font-size: .92rem; padding: 0 4px; }
.checks { display: flex; flex-wrap: wrap; gap: 4px 18px; }
.checks label { font-weight: 400; display: flex; gap: 6px; align-items: center; margin: 0; }
button.act { font: inherit; font-size: .92rem; font-weight: 600; padding: 7px 14px; border-radius: 6px; border: 1px solid var(--line); background: var(--surface); color: var(--text); cursor: pointer; white-space: nowrap; }
button.act:hover { border-color: var(--accent); }
button.act.main { background: var(--accent); border-color: var(--accent); color: var(--accent-text); }
button.act.danger { color: var(--bad); border-color: var(--bad); }
button.link { font: inherit; background: none; border: 0; padding: 0; color: var(--accent); text-decoration: underline; cursor: pointer; }
.row { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; }
.row.end { align-items: end; }
.row .grow { flex: 1 1 220px; }
.tag { display: inline-block; font-size: .82rem; padding: 1px 9px; border-radius: 999px; border: 1px solid var(--line); background: var(--ground); margin: 1px 2px 1px 0; }
.tag.good { color: var(--good); background: var(--good-soft); border-color: transparent; }
.tag.bad { color: var(--bad); background: var(--bad-soft); border-color: transparent; }
.acts { list-style: none; margin: 0; padding: 0; display: grid; gap: 14px; }
.acts p { margin: 4px 0 0; max-width: none; }
.acts button.act { white-space: normal; text-align: start; }
.notice { border-radius: 8px; padding: 10px 14px; margin: 0 0 16px; overflow-wrap: anywhere; }
.notice p:last-child { margin: 0; }
.notice.good { background: var(--good-soft); color: var(--good); }
.notice.bad { background: var(--bad-soft); color: var(--bad); }
.notice.warn { background: var(--warn-soft); color: var(--warn); }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; margin: 12px 0; }
th, td { text-align: left; padding: 9px 10px; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-size: .84rem; color: var(--muted); font-weight: 600; }
tr:last-child > td, tr:last-child > th[scope=row] { border-bottom: 0; }
tbody th { color: var(--text); font-size: 1rem; font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 8px 20px; margin: 0; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
details > summary { cursor: pointer; padding: 4px 0; }
ul.plain { list-style: none; margin: 0 0 14px; padding: 0; }
ul.plain li { margin-bottom: 4px; overflow-wrap: anywhere; }
[hidden] { display: none !important; }
@media (max-width: 640px) {
  table.stack, .stack tbody, .stack tr, .stack td, .stack tbody th { display: block; border: 0; }
  .stack thead { position: absolute; left: -9999px; }
  .stack tr { border-bottom: 1px solid var(--line); padding: 10px 0; }
  .stack tr:last-child { border-bottom: 0; }
  .stack td, .stack tbody th { padding: 2px 0; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: 10px; }
}
`;
