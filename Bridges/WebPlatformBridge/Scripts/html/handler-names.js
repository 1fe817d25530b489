// HTML, section 8.1.8.2: the names of event handlers, without `on`.
(function (platform) {
  'use strict';
  const { StringPrototypeSplit } = platform.primordials;
  let global = null;
  let ofWindow = null;
  return {
    /// GlobalEventHandlers, and those of other standards that are on every element.
    get global() {
      return (global ??= StringPrototypeSplit(
        'abort auxclick beforeinput beforematch beforetoggle blur cancel canplay canplaythrough change click close command contextlost contextmenu contextrestored copy cuechange cut dblclick drag dragend dragenter dragleave dragover dragstart drop durationchange emptied ended error focus formdata input invalid keydown keypress keyup load loadeddata loadedmetadata loadstart mousedown mouseenter mouseleave mousemove mouseout mouseover mouseup paste pause play playing progress ratechange reset resize scroll scrollend securitypolicyviolation seeked seeking select slotchange stalled submit suspend timeupdate toggle volumechange waiting webkitanimationend webkitanimationiteration webkitanimationstart webkittransitionend wheel animationstart animationiteration animationend animationcancel transitionrun transitionstart transitionend transitioncancel pointerover pointerenter pointerdown pointermove pointerup pointercancel pointerout pointerleave gotpointercapture lostpointercapture selectstart selectionchange mousewheel', ' '));
    },
    /// WindowEventHandlers, which body and frameset forward to the window.
    get window() {
      return (ofWindow ??= StringPrototypeSplit(
        'afterprint beforeprint beforeunload hashchange languagechange message messageerror offline online pagehide pagereveal pageshow pageswap popstate rejectionhandled storage unhandledrejection unload', ' '));
    },
    /// Handlers of elements that body and frameset forward to the window as well.
    forwarded: ['blur', 'error', 'focus', 'load', 'resize', 'scroll'],
  };
});
