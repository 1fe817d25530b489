// HTML, sections 4.8.5 to 4.8.7 and 16.3: the elements that show another document. What they show is in
// `more.resource.frame` of their record: `{ window, document }`, by the script that loads it.
(function (platform) {
  'use strict';
  const { use } = platform;
  const constraints = use('html/constraints');
  const { mix } = use('html/html-element');
  const { brand } = use('html/brand');
  const frameOf = (r) => (r.more === null ? null : r.more.resource?.frame ?? null);
  const contents = (own) => ({
    get contentDocument() { return frameOf(own(this))?.document ?? null; },
    get contentWindow() { return frameOf(own(this))?.window ?? null; },
  });
  const withSVG = (own) => ({
    getSVGDocument() { return frameOf(own(this))?.document ?? null; },
  });
  const ownFrame = brand('HTMLIFrameElement');
  const ownObject = brand('HTMLObjectElement');
  return {
    HTMLIFrameElement: { members: mix(contents(ownFrame), withSVG(ownFrame)) },
    HTMLFrameElement: { members: contents(brand('HTMLFrameElement')) },
    HTMLEmbedElement: { members: withSVG(brand('HTMLEmbedElement')) },
    HTMLObjectElement: {
      members: mix(mix(mix(contents(ownObject), withSVG(ownObject)), constraints.formMember(ownObject)), constraints.membersFor(ownObject)),
    },
  };
});
