// HTML, section 15 "Rendering", and what Chromium shows: the styles that elements have before a page says
// anything.
(function () {
  'use strict';
  const text = `
area, base, basefont, datalist, head, link, meta, noembed, noframes, param, rp, script, style, template, title { display: none }
[hidden], input[type=hidden i], dialog:not([open]), [popover]:not(:popover-open):not(dialog[open]) { display: none }
audio:not([controls]) { display: none !important }
embed[hidden] { display: inline; height: 0; width: 0 }
[hidden=until-found i]:not(embed) { display: block; content-visibility: hidden }
html, body, address, blockquote, center, dialog, div, figure, figcaption, footer, form, header, hr, legend, listing, main, p,
plaintext, pre, search, xmp, article, aside, h1, h2, h3, h4, h5, h6, hgroup, nav, section, dir, dd, dl, dt, menu, ol, ul, optgroup,
fieldset, details, summary, option, frameset, frame { display: block }
li { display: list-item; text-align: match-parent }
details > summary:first-of-type { display: list-item; list-style: disclosure-closed inside }
details[open] > summary:first-of-type { list-style-type: disclosure-open }
slot { display: contents }
ruby { display: ruby }
rt { display: ruby-text; font-size: 50%; text-align: start }
input, button, select, textarea, meter, progress, marquee { display: inline-block }
input, select { overflow: clip }
input, select, button, textarea { appearance: auto }
img, video, canvas, iframe { overflow: clip; overflow-clip-margin: content-box }
table { display: table; box-sizing: border-box; border-spacing: 2px; border-collapse: separate; text-indent: initial }
caption { display: table-caption; text-align: center }
colgroup { display: table-column-group }
col { display: table-column }
thead { display: table-header-group; vertical-align: middle }
tbody { display: table-row-group; vertical-align: middle }
tfoot { display: table-footer-group; vertical-align: middle }
tr { display: table-row; vertical-align: inherit }
td, th { display: table-cell; vertical-align: inherit; padding: 1px }
table > tr { vertical-align: middle }
:is(table, thead, tbody, tfoot, tr) > form { display: none !important }
th { font-weight: bold; text-align: center }
thead, tbody, tfoot, table > tr, tr, td, th, caption { unicode-bidi: isolate }
body { margin: 8px }
p, blockquote, figure, listing, plaintext, pre, xmp, dl, dir, menu, ol, ul { margin-block: 1em }
blockquote, figure { margin-inline: 40px }
:is(dir, dl, menu, ol, ul) dir, :is(dir, dl, menu, ol, ul) menu, :is(dir, dl, menu, ol, ul) ol, :is(dir, dl, menu, ol, ul) ul,
:is(dir, dl, menu, ol, ul) dl { margin-block: 0 }
dir, menu, ol, ul { padding-inline-start: 40px; list-style-type: disc }
ol { list-style-type: decimal }
:is(dir, menu, ol, ul) dir, :is(dir, menu, ol, ul) menu, :is(dir, menu, ol, ul) ul { list-style-type: circle }
:is(dir, menu, ol, ul) :is(dir, menu, ol, ul) dir, :is(dir, menu, ol, ul) :is(dir, menu, ol, ul) menu,
:is(dir, menu, ol, ul) :is(dir, menu, ol, ul) ul { list-style-type: square }
dd { margin-inline-start: 40px }
address, cite, dfn, em, i, var { font-style: italic }
b, strong { font-weight: bold }
big { font-size: larger }
small { font-size: smaller }
code, kbd, samp, tt, listing, plaintext, pre, xmp { font-family: monospace; font-size: 13px }
listing, plaintext, pre, xmp { white-space: pre }
sub { vertical-align: sub; font-size: smaller }
sup { vertical-align: super; font-size: smaller }
u, ins { text-decoration: underline }
s, strike, del { text-decoration: line-through }
mark { background-color: yellow; color: black }
abbr[title], acronym[title] { text-decoration: dotted underline }
nobr { white-space: nowrap }
center { text-align: center }
address, blockquote, center, dialog, div, figure, figcaption, footer, form, header, hr, legend, listing, main, p, plaintext, pre,
search, summary, xmp, article, aside, h1, h2, h3, h4, h5, h6, hgroup, nav, section, table, bdi, output, dir, dd, dl, dt, menu, ol,
ul, li, fieldset, details, option, optgroup, html, body, input, textarea, button, select { unicode-bidi: isolate }
bdo { unicode-bidi: isolate-override }
[dir]:dir(ltr), bdi:dir(ltr), input[type=tel i]:dir(ltr) { direction: ltr }
[dir]:dir(rtl), bdi:dir(rtl) { direction: rtl }
h1 { font-size: 2em; margin-block: 0.67em; font-weight: bold }
h2 { font-size: 1.5em; margin-block: 0.83em; font-weight: bold }
h3 { font-size: 1.17em; margin-block: 1em; font-weight: bold }
h4 { font-size: 1em; margin-block: 1.33em; font-weight: bold }
h5 { font-size: 0.83em; margin-block: 1.67em; font-weight: bold }
h6 { font-size: 0.67em; margin-block: 2.33em; font-weight: bold }
hr { color: gray; border-style: inset; border-width: 1px; margin-block: 0.5em; margin-inline: auto; overflow: hidden }
fieldset { margin-inline: 2px; border: groove 2px rgb(192, 192, 192); padding-block: 0.35em 0.625em; padding-inline: 0.75em; min-inline-size: min-content }
legend { padding-inline: 2px }
a:any-link { color: rgb(0, 0, 238); text-decoration: underline; cursor: pointer }
a:any-link:active { color: rgb(255, 0, 0) }
:focus-visible { outline: auto 1px }
iframe { border: 2px inset }
iframe[frameborder="0"] { border-width: 0 }
input, select, button, textarea { letter-spacing: initial; line-height: initial; word-spacing: initial; text-transform: initial;
  text-indent: initial; text-shadow: initial; text-align: initial; font: 13.3333px Arial; color: fieldtext; margin: 0 }
input, textarea { cursor: text; background-color: field; border: 2px inset rgb(118, 118, 118); padding: 1px 2px }
textarea { white-space: pre-wrap; resize: both; overflow-wrap: break-word; font-family: monospace; border-width: 1px; border-style: solid; padding: 2px; overflow: auto }
input:is([type=checkbox i], [type=radio i]) { cursor: default; margin: 3px 3px 3px 4px; padding: initial; background-color: initial; border: initial; box-sizing: border-box; overflow: visible }
input[type=radio i] { margin: 3px 3px 0 5px; border-radius: 50% }
input:is([type=button i], [type=submit i], [type=reset i], [type=color i]), button { cursor: default; box-sizing: border-box; text-align: center;
  background-color: buttonface; color: buttontext; border: 2px outset buttonborder; padding: 1px 6px; white-space-collapse: collapse }
button { align-items: flex-start }
input[type=search i] { box-sizing: border-box }
input:is([type=range i], [type=image i], [type=file i]) { cursor: default; padding: initial; border: initial; background-color: initial }
input[type=range i] { margin: 2px }
select { box-sizing: border-box; align-items: center; white-space: pre; cursor: default; background-color: buttonface; border: 1px solid rgb(118, 118, 118); border-radius: 0 }
select:is([multiple], [size]) { background-color: field; overflow-x: hidden; overflow-y: scroll; vertical-align: text-bottom }
input:disabled, textarea:disabled { color: rgb(84, 84, 84); cursor: default; background-color: rgba(239, 239, 239, 0.3); border-color: rgba(118, 118, 118, 0.3) }
select:disabled { opacity: 0.7; border-color: rgba(118, 118, 118, 0.3); color: rgb(109, 109, 109) }
input:is([type=button i], [type=submit i], [type=reset i]):disabled, button:disabled { color: rgba(16, 16, 16, 0.3); border-color: rgba(118, 118, 118, 0.3);
  background-color: rgba(239, 239, 239, 0.3) }
option { font-weight: normal; min-height: 1.2em; padding: 0 2px 1px; white-space: nowrap }
optgroup { font-weight: bolder }
progress, meter { appearance: auto; box-sizing: border-box; height: 1em; width: 10em; vertical-align: -0.2em }
meter { width: 5em }
label { cursor: default }
dialog { position: absolute; inset-inline: 0; width: fit-content; height: fit-content; margin: auto; border: solid; padding: 1em;
  background-color: canvas; color: canvastext }
dialog:modal, [popover]:popover-open { overlay: auto !important }
dialog:modal { position: fixed; overflow: auto; visibility: visible; inset-block: 0; max-width: calc(100% - 6px - 2em); max-height: calc(100% - 6px - 2em) }
[popover]:popover-open:not(dialog), dialog:popover-open { display: block }
[popover] { position: fixed; inset: 0; width: fit-content; height: fit-content; margin: auto; border: solid; padding: 0.25em; overflow: auto;
  color: canvastext; background-color: canvas }
svg:not(:root), symbol, image, marker, pattern, foreignObject { overflow: hidden }
`;
  return { __proto__: null, text };
});
