// HTML, section 4.10.6 (command and commandfor): what a button asks another element to do.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const { get, has } = use('html/brand');
  const popoverCommands = { __proto__: null, 'toggle-popover': true, 'show-popover': true, 'hide-popover': true };
  const dialogCommands = { __proto__: null, close: true, 'request-close': true, 'show-modal': true };

  function run(button, target) {
    const text = get(button, 'command') ?? '';
    const isCustom = primordials.StringPrototypeStartsWith(text, '--');
    const command = isCustom ? text : tree.lower(text);
    const isPopover = popoverCommands[command] === true && (target.flags & 2) !== 0;
    const isDialog = dialogCommands[command] === true && tree.isHTML(target, 'dialog');
    if (!isCustom && !isPopover && !isDialog) return;
    if (isPopover && use('html/popover').stateOf(target) === null) return;
    const event = new (use('events/html-events').CommandEvent)('command', {
      __proto__: null, cancelable: true, composed: true, command, source: slot.wrap(button),
    });
    if (!use('events/events').fireAt(target, event) || (target.flags & 1) === 0 || isCustom) return;
    const popover = use('html/popover');
    const dialog = use('html/dialog');
    switch (command) {
      case 'toggle-popover':
        if (popover.isOpen(target)) popover.hideOne(target, true, true, button);
        else popover.show(target, button);
        break;
      case 'show-popover': if (!popover.isOpen(target)) popover.show(target, button); break;
      case 'hide-popover': if (popover.isOpen(target)) popover.hideOne(target, true, true, button); break;
      case 'close': dialog.close(target, has(button, 'value') ? get(button, 'value') : undefined, button); break;
      case 'request-close': dialog.requestClose(target, has(button, 'value') ? get(button, 'value') : undefined, button); break;
      default: if (!has(target, 'open')) dialog.showModal(target, button);
    }
  }
  return { run };
});
