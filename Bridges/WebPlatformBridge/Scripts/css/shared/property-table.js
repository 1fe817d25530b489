// The longhands that Chromium 156 knows, as measured there (colours that follow `color` as `currentcolor`): name | I inherited, - not in computed styles |
// what a value may be | initial value | keywords | words that stand only beside others.
// Kinds of values: l length, L negative ones, p P percentage, n number, i integer, N negative, z zero without
// a unit becomes a length, c colour, t time, T negative, a angle, s string, u url, g gradient, f flex, d name,
// D dashed name, r resolution, F transform, B filter, S shape, e timing function, k counter, M R W q o A
// functions, / ratio, h shadow, m several in a row, "," a list.
(function () {
  'use strict';
  return { __proto__: null, text: `\
accent-color|I|c|auto|auto
align-content|||normal|baseline center end flex-end flex-start normal space-around space-between space-evenly start stretch|first safe unsafe
align-items|||normal|baseline center end flex-end flex-start normal self-end self-start start stretch|first last safe unsafe
align-self|||auto|anchor-center auto baseline center end flex-end flex-start normal self-end self-start start stretch|first last safe unsafe
alignment-baseline|||auto|after-edge alphabetic auto baseline before-edge central hanging ideographic mathematical middle text-after-edge text-before-edge
anchor-name||D|none|none
anchor-scope||D|none|all none
animation-composition||,|replace|accumulate add replace
animation-delay||tT,|0s
animation-direction||,|normal|alternate alternate-reverse normal reverse
animation-duration||t,|0s|auto
animation-fill-mode||,|none|backwards both forwards none
animation-iteration-count||ni,|1|infinite
animation-name||sdD,|none
animation-play-state||,|running|paused running
animation-range-end||lLpPzm,|normal|contain cover entry entry-crossing exit exit-crossing normal scroll
animation-range-start||lLpPzm,|normal|contain cover entry entry-crossing exit exit-crossing normal scroll
animation-timeline||Do,|auto|auto none
animation-timing-function||e,|ease|ease ease-in ease-in-out ease-out linear step-end step-start
animation-trigger||,|none|none
app-region|I||none|drag no-drag none
appearance|||none|auto base-select button checkbox listbox menulist menulist-button meter none progress-bar radio searchfield textarea textfield
aspect-ratio||ni/|auto|auto
backdrop-filter||uBm|none|none
backface-visibility|||visible|hidden visible
background-attachment||,|scroll|fixed local scroll
background-blend-mode||,|normal|color color-burn color-dodge darken difference exclusion hard-light hue lighten luminosity multiply normal overlay saturation screen soft-light
background-clip||m,|border-box|border-area border-box content-box padding-box text
background-color||c|rgba(0, 0, 0, 0)
background-image||ug,|none|none
background-origin||,|padding-box|border-box content-box padding-box
background-position-x|-|lLpPzm,|0%|center left right
background-position-y|-|lLpPzm,|0%|bottom center top
background-repeat||m,|repeat|no-repeat repeat repeat-x repeat-y round space
background-size||lpm,z|auto|auto contain cover
baseline-shift||lLpPniN|0px|baseline sub super
baseline-source|||auto|auto first last
block-size||lpz|auto|-webkit-fill-available -webkit-fit-content -webkit-max-content -webkit-min-content auto fit-content max-content min-content stretch
border-block-end-color||c|rgb(0, 0, 0)
border-block-end-style|||none|dashed dotted double groove hidden inset none outset ridge solid
border-block-end-width||lz|0px|medium thick thin
border-block-start-color||c|rgb(0, 0, 0)
border-block-start-style|||none|dashed dotted double groove hidden inset none outset ridge solid
border-block-start-width||lz|0px|medium thick thin
border-bottom-color||c|currentcolor
border-bottom-left-radius||lpzm|0px
border-bottom-right-radius||lpzm|0px
border-bottom-style|||none|dashed dotted double groove hidden inset none outset ridge solid
border-bottom-width||lz|0px|medium thick thin
border-collapse|I||separate|collapse separate
border-end-end-radius||lpzm|0px
border-end-start-radius||lpzm|0px
border-image-outset||lnim|0
border-image-repeat||m|stretch|repeat round space stretch
border-image-slice||pnim|100%
border-image-source||ug|none|none
border-image-width||lpnim|1|auto
border-inline-end-color||c|rgb(0, 0, 0)
border-inline-end-style|||none|dashed dotted double groove hidden inset none outset ridge solid
border-inline-end-width||lz|0px|medium thick thin
border-inline-start-color||c|rgb(0, 0, 0)
border-inline-start-style|||none|dashed dotted double groove hidden inset none outset ridge solid
border-inline-start-width||lz|0px|medium thick thin
border-left-color||c|currentcolor
border-left-style|||none|dashed dotted double groove hidden inset none outset ridge solid
border-left-width||lz|0px|medium thick thin
border-right-color||c|currentcolor
border-right-style|||none|dashed dotted double groove hidden inset none outset ridge solid
border-right-width||lz|0px|medium thick thin
border-shape||SA|none|none
border-start-end-radius||lpzm|0px
border-start-start-radius||lpzm|0px
border-top-color||c|currentcolor
border-top-left-radius||lpzm|0px
border-top-right-radius||lpzm|0px
border-top-style|||none|dashed dotted double groove hidden inset none outset ridge solid
border-top-width||lz|0px|medium thick thin
bottom||lLpPz|auto|auto
box-decoration-break|||slice|clone slice
box-shadow||hm|none|none
box-sizing|||content-box|border-box content-box
break-after|||auto|auto avoid avoid-column avoid-page column left page recto right verso
break-before|||auto|auto avoid avoid-column avoid-page column left page recto right verso
break-inside|||auto|auto avoid avoid-column avoid-page
buffered-rendering|||auto|auto static
caption-side|I||top|bottom top
caret-animation|I||auto|auto manual
caret-color|I|c|currentcolor|auto
caret-shape|I||auto|auto bar block underscore
clear|||none|both inline-end inline-start left none right
clip||q|auto|auto
clip-path||uSA|none|border-box content-box fill-box margin-box none padding-box stroke-box view-box
clip-rule|I||nonzero|evenodd nonzero
color|I|c|rgb(0, 0, 0)
color-interpolation|I||srgb|auto linearRGB linearrgb sRGB srgb
color-interpolation-filters|I||linearrgb|auto linearRGB linearrgb sRGB srgb
color-rendering|I||auto|auto optimizeQuality optimizeSpeed
color-scheme|I|dDm|normal
column-count||i|auto|auto
column-fill|||balance|auto balance
column-gap||lpz|normal|normal
column-height||lz|auto|auto
column-rule-break|||normal|intersection none normal
column-rule-color||c,|currentcolor
column-rule-inset-cap-end||lLpPz|0px
column-rule-inset-cap-start||lLpPz|0px
column-rule-inset-junction-end||lLpPz|0px
column-rule-inset-junction-start||lLpPz|0px
column-rule-style||,|none|dashed dotted double groove hidden inset none outset ridge solid
column-rule-visibility-items|||normal|all normal
column-rule-width||lRz,|3px|medium thick thin
column-span|||none|all none
column-width||lz|auto|auto
column-wrap|||auto|auto nowrap wrap
contain||m|none|content inline-size layout none paint size strict style
contain-intrinsic-block-size||lz|none|none|auto
contain-intrinsic-height||lz|none|none|auto
contain-intrinsic-inline-size||lz|none|none|auto
contain-intrinsic-width||lz|none|none|auto
container-name||dDm|none
container-type||m|normal|inline-size normal scroll-state size
content||sugkm|normal|close-quote no-close-quote no-open-quote none normal open-quote
content-visibility|||visible|auto hidden visible
corner-bottom-left-shape|||superellipse(1)|bevel round scoop square squircle
corner-bottom-right-shape|||superellipse(1)|bevel round scoop square squircle
corner-end-end-shape|||superellipse(1)|bevel round scoop square squircle
corner-end-start-shape|||superellipse(1)|bevel round scoop square squircle
corner-start-end-shape|||superellipse(1)|bevel round scoop square squircle
corner-start-start-shape|||superellipse(1)|bevel round scoop square squircle
corner-top-left-shape|||superellipse(1)|bevel round scoop square squircle
corner-top-right-shape|||superellipse(1)|bevel round scoop square squircle
counter-increment||dDm|none
counter-reset||dDm|none
counter-set||dDm|none
cursor|I|,|auto|-webkit-grab -webkit-grabbing -webkit-zoom-in -webkit-zoom-out alias all-scroll auto cell col-resize context-menu copy crosshair default e-resize ew-resize grab grabbing help move n-resize ne-resize nesw-resize no-drop none not-allowed ns-resize nw-resize nwse-resize pointer progress row-resize s-resize se-resize sw-resize text vertical-text w-resize wait zoom-in zoom-out
cx||lLpPniNz|0px
cy||lLpPniNz|0px
d||A|none|none
direction|I||ltr|ltr rtl
display||m|inline|-webkit-box -webkit-flex -webkit-inline-box -webkit-inline-flex block contents flex flow-root grid inline inline-block inline-flex inline-grid inline-table list-item math none ruby ruby-text table table-caption table-cell table-column table-column-group table-footer-group table-header-group table-row table-row-group
dominant-baseline|I||auto|alphabetic auto central hanging ideographic mathematical middle text-after-edge text-before-edge
dynamic-range-limit|I||no-limit|constrained no-limit standard
empty-cells|I||show|hide show
field-sizing|||fixed|content fixed
fill|I|cu|rgb(0, 0, 0)|none
fill-opacity|I|pPniN|1
fill-rule|I||nonzero|evenodd nonzero
filter||uBm|none|none
flex-basis||lpz|auto|auto content fit-content max-content min-content stretch
flex-direction|||row|column column-reverse row row-reverse
flex-grow||ni|0
flex-line-count||i|1
flex-shrink||ni|1
flex-wrap||m|nowrap|balance nowrap wrap wrap-reverse
float|||none|inline-end inline-start left none right
flood-color||c|rgb(0, 0, 0)
flood-opacity||pPniN|1
font-family|I|sdDm,|"Times New Roman"
font-feature-settings|I|m|normal|normal
font-kerning|I||auto|auto none normal
font-language-override|I|s|normal|normal
font-optical-sizing|I||auto|auto none
font-palette|I|D|normal|dark light normal
font-size|I|lpz|16px|large larger math medium small smaller x-large x-small xx-large xx-small xxx-large
font-size-adjust|I|ni|none|from-font none|cap-height ch-width ex-height ic-height ic-width
font-stretch|I|p|100%|condensed expanded extra-condensed extra-expanded normal semi-condensed semi-expanded ultra-condensed ultra-expanded
font-style|I||normal|italic normal oblique
font-synthesis-small-caps|I||auto|auto none
font-synthesis-style|I||auto|auto none
font-synthesis-weight|I||auto|auto none
font-variant-alternates|I|m|normal|historical-forms normal
font-variant-caps|I||normal|all-petite-caps all-small-caps normal petite-caps small-caps titling-caps unicase
font-variant-east-asian|I|m|normal|full-width jis04 jis78 jis83 jis90 normal proportional-width ruby simplified traditional
font-variant-emoji|I||normal|emoji normal text unicode
font-variant-ligatures|I|m|normal|common-ligatures contextual discretionary-ligatures historical-ligatures no-common-ligatures no-contextual no-discretionary-ligatures no-historical-ligatures none normal
font-variant-numeric|I|m|normal|diagonal-fractions lining-nums normal oldstyle-nums ordinal proportional-nums slashed-zero stacked-fractions tabular-nums
font-variant-position|I||normal|normal sub super
font-variation-settings|I|m|normal|normal
font-weight|I|ni|400|bold bolder lighter normal
forced-color-adjust|I||auto|auto none preserve-parent-color
frame-sizing|||auto|auto
grid-auto-columns||lpfMWzm|auto|auto max-content min-content
grid-auto-flow||m|row|column dense row
grid-auto-rows||lpfMWzm|auto|auto max-content min-content
grid-column-end||iNdDm|auto
grid-column-start||iNdDm|auto
grid-row-end||iNdDm|auto
grid-row-start||iNdDm|auto
grid-template-areas||sm|none|none
grid-template-columns||lpfMRWzm|none|auto max-content min-content none subgrid
grid-template-rows||lpfMRWzm|none|auto max-content min-content none subgrid
height||lpz|auto|-webkit-fill-available -webkit-fit-content -webkit-max-content -webkit-min-content auto fit-content max-content min-content stretch
hyphenate-character|I|s|auto|auto
hyphenate-limit-chars|I|im|auto|auto
hyphens|I||manual|auto manual none
image-orientation|I||from-image|from-image none
image-rendering|I||auto|-webkit-optimize-contrast auto crisp-edges pixelated
initial-letter||nim|normal|normal
inline-size||lpz|auto|-webkit-fill-available -webkit-fit-content -webkit-max-content -webkit-min-content auto fit-content max-content min-content stretch
inset-block-end||lLpPz|auto|auto
inset-block-start||lLpPz|auto|auto
inset-inline-end||lLpPz|auto|auto
inset-inline-start||lLpPz|auto|auto
interactivity|I||auto|auto inert
interest-delay-end||t|normal|normal
interest-delay-start||t|normal|normal
interpolate-size|I||numeric-only|allow-keywords numeric-only
isolation|||auto|auto isolate
justify-content|||normal|center end flex-end flex-start left normal right space-around space-between space-evenly start stretch|safe unsafe
justify-items||m|normal|baseline center end flex-end flex-start left legacy normal right self-end self-start start stretch|first last safe unsafe
justify-self|||auto|anchor-center auto baseline center end flex-end flex-start left normal right self-end self-start start stretch|first last safe unsafe
left||lLpPz|auto|auto
letter-spacing|I|lLpPz|normal|normal
lighting-color||c|rgb(255, 255, 255)
line-break|I||auto|anywhere auto loose normal strict
line-height|I|lpni|normal|normal
list-style-image|I|ug|none|none
list-style-position|I||outside|inside outside
list-style-type|I|sdD|disc
margin-block-end||lLpPz|0px|auto
margin-block-start||lLpPz|0px|auto
margin-bottom||lLpPz|0px|auto
margin-inline-end||lLpPz|0px|auto
margin-inline-start||lLpPz|0px|auto
margin-left||lLpPz|0px|auto
margin-right||lLpPz|0px|auto
margin-top||lLpPz|0px|auto
margin-trim||m|none|block block-end block-start none
marker-end|I|u|none|none
marker-mid|I|u|none|none
marker-start|I|u|none|none
mask-clip||,|border-box|border-box content-box fill-box no-clip padding-box stroke-box view-box
mask-composite||,|add|add exclude intersect subtract
mask-image||ug,|none|none
mask-mode||,|match-source|alpha luminance match-source
mask-origin||,|border-box|border-box content-box fill-box padding-box stroke-box view-box
mask-repeat||m,|repeat|no-repeat repeat repeat-x repeat-y round space
mask-size||lpm,z|auto|auto contain cover
mask-type|||luminance|alpha luminance
math-depth|I|iN|0
math-shift|||normal|normal
math-style|||normal|normal
max-block-size||lpz|none|-webkit-fill-available -webkit-fit-content -webkit-max-content -webkit-min-content fit-content max-content min-content none stretch
max-height||lpz|none|-webkit-fill-available -webkit-fit-content -webkit-max-content -webkit-min-content fit-content max-content min-content none stretch
max-inline-size||lpz|none|-webkit-fill-available -webkit-fit-content -webkit-max-content -webkit-min-content fit-content max-content min-content none stretch
max-width||lpz|none|-webkit-fill-available -webkit-fit-content -webkit-max-content -webkit-min-content fit-content max-content min-content none stretch
min-block-size||lpz|0px|-webkit-fill-available -webkit-fit-content -webkit-max-content -webkit-min-content auto fit-content max-content min-content stretch
min-height||lpz|0px|-webkit-fill-available -webkit-fit-content -webkit-max-content -webkit-min-content auto fit-content max-content min-content stretch
min-inline-size||lpz|0px|-webkit-fill-available -webkit-fit-content -webkit-max-content -webkit-min-content auto fit-content max-content min-content stretch
min-width||lpz|0px|-webkit-fill-available -webkit-fit-content -webkit-max-content -webkit-min-content auto fit-content max-content min-content stretch
mix-blend-mode|||normal|color color-burn color-dodge darken difference exclusion hard-light hue lighten luminosity multiply normal overlay plus-lighter saturation screen soft-light
object-fit|||fill|contain cover fill none scale-down
object-position||lLpPmz|50% 50%|bottom center left right top
object-view-box|||none|none
offset-anchor||lLpPmz|auto|auto bottom center left right top
offset-distance||lLpPz|0px
offset-path||uSA|none|border-box content-box fill-box none padding-box stroke-box view-box
offset-position||lLpPmz|normal|auto bottom center left normal right top
offset-rotate||a|auto 0deg|auto reverse
opacity||pPniN|1
order||iN|0
orphans|I|i|2
outline-color||c|currentcolor
outline-offset||lLz|0px
outline-style|||none|auto dashed dotted double groove inset none outset ridge solid
outline-width||lz|3px|medium thick thin
overflow-anchor|||auto|auto none visible
overflow-block|||visible|auto clip hidden overlay scroll visible
overflow-clip-margin||lLm|0px|border-box content-box padding-box
overflow-inline|||visible|auto clip hidden overlay scroll visible
overflow-wrap|I||normal|anywhere break-word normal
overflow-x|||visible|auto clip hidden overlay scroll visible
overflow-y|||visible|auto clip hidden overlay scroll visible
overlay|||none|auto none
overscroll-behavior-block|||auto|auto contain none
overscroll-behavior-inline|||auto|auto contain none
overscroll-behavior-x|||auto|auto contain none
overscroll-behavior-y|||auto|auto contain none
padding-block-end||lpz|0px
padding-block-start||lpz|0px
padding-bottom||lpz|0px
padding-inline-end||lpz|0px
padding-inline-start||lpz|0px
padding-left||lpz|0px
padding-right||lpz|0px
padding-top||lpz|0px
page|-|dD|auto
page-margin-safety|-|||add none
page-orientation|-|||rotate-left rotate-right upright
paint-order|I|m|normal|fill normal stroke
perspective||lz|none|none
perspective-origin||lLpPmz|50% 50%|bottom center left right top
pointer-events|I||auto|all auto bounding-box fill none painted stroke visible visibleFill visiblePainted visibleStroke
position|||static|absolute fixed relative static sticky
position-anchor||D|normal|auto none normal
position-area||m|none|block-end block-start bottom center end inline-end inline-start left none right self-end self-inline-start self-start span-all span-bottom span-left span-right start top x-end x-start y-end y-start
position-try-fallbacks||Dm,|none|block-end block-start bottom center end flip-block flip-inline flip-start inline-end inline-start left none right self-end self-inline-start self-start span-all span-bottom span-left span-right start top x-end x-start y-end y-start
position-try-order|||normal|most-block-size most-height most-inline-size most-width normal
position-visibility||m|anchors-visible|always anchors-visible no-overflow
print-color-adjust|I||economy|economy exact
quotes|I|m|auto|auto none
r||lpniz|0px
reading-flow|||normal|flex-flow flex-visual grid-columns grid-order grid-rows normal source-order
reading-order||iN|0
resize|||none|auto block both horizontal inline none vertical
right||lLpPz|auto|auto
rotate||a|none|none
row-gap||lpz|normal|normal
row-rule-break|||normal|intersection none normal
row-rule-color||c,|currentcolor
row-rule-inset-cap-end||lLpPz|0px
row-rule-inset-cap-start||lLpPz|0px
row-rule-inset-junction-end||lLpPz|0px
row-rule-inset-junction-start||lLpPz|0px
row-rule-style||,|none|dashed dotted double groove hidden inset none outset ridge solid
row-rule-visibility-items|||normal|all normal
row-rule-width||lRz,|3px|medium thick thin
ruby-align|I||space-around|center space-around space-between start
ruby-overhang|I||auto|auto none spaces
ruby-position|I||over|over under
rule-overlap|||row-over-column|column-over-row row-over-column
rx||lpniz|auto|auto
ry||lpniz|auto|auto
scale||pPniNm|none|none
scroll-axis-lock|||auto|auto none
scroll-behavior|||auto|auto smooth
scroll-initial-target|||none|nearest none
scroll-margin-block-end||lLz|0px
scroll-margin-block-start||lLz|0px
scroll-margin-bottom||lLz|0px
scroll-margin-inline-end||lLz|0px
scroll-margin-inline-start||lLz|0px
scroll-margin-left||lLz|0px
scroll-margin-right||lLz|0px
scroll-margin-top||lLz|0px
scroll-marker-group|||none|after before none
scroll-padding-block-end||lpz|auto|auto
scroll-padding-block-start||lpz|auto|auto
scroll-padding-bottom||lpz|auto|auto
scroll-padding-inline-end||lpz|auto|auto
scroll-padding-inline-start||lpz|auto|auto
scroll-padding-left||lpz|auto|auto
scroll-padding-right||lpz|auto|auto
scroll-padding-top||lpz|auto|auto
scroll-snap-align||m|none|center end none start
scroll-snap-stop|||normal|always normal
scroll-snap-type|||none|block both inline none x y|mandatory proximity
scroll-target-group|||none|auto none
scroll-timeline-axis||,|block|block inline x y
scroll-timeline-name||D,|none|none
scrollbar-color|||auto|auto
scrollbar-gutter|||auto|auto stable|both-edges
scrollbar-width|||auto|auto none thin
shape-image-threshold||pPniN|0
shape-margin||lpz|0px
shape-outside||ugSA|none|border-box content-box margin-box none padding-box
shape-rendering|I||auto|auto crispEdges geometricPrecision optimizeSpeed
size|-|lzm||a4 auto jis-b5 landscape legal letter
speak|I||normal|none normal
stop-color||c|rgb(0, 0, 0)
stop-opacity||pPniN|1
stroke|I|cu|none|none
stroke-dasharray|I|lpnim,|none|none
stroke-dashoffset|I|lLpPniN|0px
stroke-linecap|I||butt|butt round square
stroke-linejoin|I||miter|bevel miter round
stroke-miterlimit|I|ni|4
stroke-opacity|I|pPniN|1
stroke-width|I|lpni|1px
tab-size|I|lni|8
table-layout|||auto|auto fixed
text-align|I||start|center end justify left right start
text-align-last|I||auto|auto center end justify left right start
text-anchor|I||start|end middle start
text-autospace|I||no-autospace|no-autospace normal
text-box-edge|I|m|auto|auto text|alphabetic cap ex
text-box-trim|||none|none trim-both trim-end trim-start
text-combine-upright|I||none|all none
text-decoration-color||c|currentcolor
text-decoration-line||m|none|blink grammar-error line-through none overline spelling-error underline
text-decoration-skip-ink|I||auto|all auto none
text-decoration-style|||solid|dashed dotted double solid wavy
text-decoration-thickness||lLpPz|auto|auto from-font
text-emphasis-color|I|c|currentcolor
text-emphasis-position|I||over|over under|left right
text-emphasis-style|I|sm|none|circle dot double-circle filled none open sesame triangle
text-fit|||none|none
text-indent|I|lLpPz|0px
text-justify|I||auto|auto distribute inter-character inter-word none
text-orientation|I||mixed|mixed sideways upright
text-overflow|||clip|clip ellipsis
text-rendering|I||auto|auto geometricPrecision optimizeLegibility optimizeSpeed
text-shadow|I|hm|none|none
text-size-adjust|I|p|auto|auto none
text-spacing-trim|I||normal|normal space-all space-first trim-start
text-transform|I||none|capitalize lowercase math-auto none uppercase
text-underline-offset|I|lLpPz|auto|auto
text-underline-position|I|m|auto|auto from-font left right under
text-wrap-mode|I||wrap|nowrap wrap
text-wrap-style|I||auto|auto balance pretty stable
timeline-scope||D|none|none
timeline-trigger-activation-range-end||lLpPzm,|normal|contain cover entry entry-crossing exit exit-crossing normal scroll
timeline-trigger-activation-range-start||lLpPzm,|normal|contain cover entry entry-crossing exit exit-crossing normal scroll
timeline-trigger-active-range-end||lLpPzm,|auto|auto contain cover entry entry-crossing exit exit-crossing normal scroll
timeline-trigger-active-range-start||lLpPzm,|auto|auto contain cover entry entry-crossing exit exit-crossing normal scroll
timeline-trigger-name||D,|none|none
timeline-trigger-source||Do,|auto|auto none
top||lLpPz|auto|auto
touch-action||m|auto|auto manipulation none pan-down pan-left pan-right pan-up pan-x pan-y pinch-zoom
transform||Fm|none|none
transform-box|||view-box|border-box content-box fill-box stroke-box view-box
transform-origin||lLpPmz|50% 50%|bottom center left right top
transform-style|||flat|flat preserve-3d
transition-behavior||,|normal|allow-discrete normal
transition-delay||tT,|0s
transition-duration||t,|0s
transition-property||dD,|all
transition-timing-function||e,|ease|ease ease-in ease-in-out ease-out linear step-end step-start
translate||lLpPzm|none|none
trigger-scope||D|none|all none
unicode-bidi|||normal|bidi-override embed isolate isolate-override normal plaintext
user-select|I||auto|all auto none text
vector-effect|||none|none
vertical-align||lLpPz|baseline|baseline bottom middle sub super text-bottom text-top top
view-timeline-axis||,|block|block inline x y
view-timeline-inset||lLpPzm,|auto|auto
view-timeline-name||D,|none|none
view-transition-class||dDm|none
view-transition-group||dD|normal
view-transition-name||dD|none
view-transition-scope|||none|all none
visibility|I||visible|collapse hidden visible
-webkit-border-horizontal-spacing|I|lz|0px
-webkit-border-image||pniug/m|none|none repeat round space stretch
-webkit-border-vertical-spacing|I|lz|0px
-webkit-box-align|||stretch|baseline center end start stretch
-webkit-box-decoration-break|||slice|clone slice
-webkit-box-direction|||normal|normal reverse
-webkit-box-flex||niN|0
-webkit-box-ordinal-group||i|1
-webkit-box-orient|||horizontal|block-axis horizontal inline-axis vertical
-webkit-box-pack|||start|center end justify start
-webkit-box-reflect||m|none|above left right
-webkit-font-smoothing|I||auto|antialiased auto none subpixel-antialiased
-webkit-line-break|I||auto|auto loose normal strict
-webkit-line-clamp||i|none|none
-webkit-locale|I|s|auto|auto
-webkit-mask-box-image-outset||lnim|0
-webkit-mask-box-image-repeat||m|stretch|repeat round space stretch
-webkit-mask-box-image-slice||pnim|0 fill
-webkit-mask-box-image-source||ug|none|none
-webkit-mask-box-image-width||lpnim|auto|auto
-webkit-mask-position-x||lLpPzm,|0%|center left right
-webkit-mask-position-y||lLpPzm,|0%|bottom center top
-webkit-perspective-origin-x|-|lLpPz||center left right
-webkit-perspective-origin-y|-|lLpPz||bottom center top
-webkit-rtl-ordering|I||logical|logical visual
-webkit-ruby-position|I||before|after before
-webkit-tap-highlight-color|I|c|rgba(0, 0, 0, 0.18)
-webkit-text-combine|I||none|horizontal none
-webkit-text-decorations-in-effect||m|none|blink grammar-error line-through none overline spelling-error underline
-webkit-text-fill-color|I|c|currentcolor
-webkit-text-orientation|I||vertical-right|sideways upright
-webkit-text-security|I||none|circle disc none square
-webkit-text-stroke-color|I|c|currentcolor
-webkit-text-stroke-width|I|lz|0px|medium thick thin
-webkit-transform-origin-x|-|lLpPz||center left right
-webkit-transform-origin-y|-|lLpPz||bottom center top
-webkit-transform-origin-z|-|lLz
-webkit-user-drag|||auto|auto element none
-webkit-user-modify|I||read-only|read-only read-write read-write-plaintext-only
-webkit-writing-mode|I||horizontal-tb|horizontal-tb vertical-lr vertical-rl
white-space-collapse|I||collapse|break-spaces collapse preserve preserve-breaks
widows|I|i|2
width||lpz|auto|-webkit-fill-available -webkit-fit-content -webkit-max-content -webkit-min-content auto fit-content max-content min-content stretch
will-change||dD,|auto
window-drag|I||none|move none
word-break|I||normal|auto-phrase break-all break-word keep-all normal
word-spacing|I|lLpPz|0px|normal
writing-mode|I||horizontal-tb|horizontal-tb sideways-lr sideways-rl vertical-lr vertical-rl
x||lLpPniNz|0px
y||lLpPniNz|0px
z-index||iN|auto|auto
zoom||pni|1|normal` };
});
