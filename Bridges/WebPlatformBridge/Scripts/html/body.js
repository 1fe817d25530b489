// HTML, sections 4.3.1 and 16.3: HTMLBodyElement and HTMLFrameSetElement, whose handlers for the window are
// the window's own (section 8.1.8.2).
(function (platform) {
  'use strict';
  const { use } = platform;
  const handlers = () => {
    const names = use('html/handler-names');
    const { addMembers } = use('events/handlers');
    return addMembers(addMembers({}, names.window), names.forwarded);
  };
  return {
    get HTMLBodyElement() { return { members: handlers() }; },
    get HTMLFrameSetElement() { return { members: handlers() }; },
  };
});
