// UI Events KeyboardEvent key and code values, on a keyboard with the US layout.
(function (platform) {
  'use strict';
  const { primordials } = platform;
  const { StringPrototypeCharCodeAt, StringPrototypeToUpperCase, StringPrototypeSlice, StringPrototypeIndexOf } = primordials;
  /// Keys with a name: code, keyCode, and the character of keypress where there is one.
  const named = {
    __proto__: null, Enter: ['Enter', 13, 13], Tab: ['Tab', 9], Backspace: ['Backspace', 8], Delete: ['Delete', 46], Escape: ['Escape', 27],
    ArrowLeft: ['ArrowLeft', 37], ArrowUp: ['ArrowUp', 38], ArrowRight: ['ArrowRight', 39], ArrowDown: ['ArrowDown', 40],
    Home: ['Home', 36], End: ['End', 35], PageUp: ['PageUp', 33], PageDown: ['PageDown', 34], Insert: ['Insert', 45],
    Shift: ['ShiftLeft', 16], Control: ['ControlLeft', 17], Alt: ['AltLeft', 18], Meta: ['MetaLeft', 91], CapsLock: ['CapsLock', 20],
    ContextMenu: ['ContextMenu', 93], F1: ['F1', 112], F2: ['F2', 113], F3: ['F3', 114], F4: ['F4', 115], F5: ['F5', 116],
    F6: ['F6', 117], F7: ['F7', 118], F8: ['F8', 119], F9: ['F9', 120], F10: ['F10', 121], F11: ['F11', 122], F12: ['F12', 123],
  };
  /// What stands on the keys that are neither letters nor digits, plain and with Shift.
  const plain = "`-=[]\\;',./";
  const shifted = '~_+{}|:"<>?';
  const codes = ['Backquote', 'Minus', 'Equal', 'BracketLeft', 'BracketRight', 'Backslash', 'Semicolon', 'Quote', 'Comma', 'Period', 'Slash'];
  const keyCodes = [192, 189, 187, 219, 221, 220, 186, 222, 188, 190, 191];
  const digitsShifted = ')!@#$%^&*(';

  /// What a key is: { key, code, keyCode, charCode }; a character that is on no key has no code.
  function keyOf(key) {
    const known = named[key];
    if (known !== undefined) return { __proto__: null, key, code: known[0], keyCode: known[1], charCode: known[2] ?? 0, text: null };
    if (key === 'Space') key = ' ';
    const charCode = key.length > 1 ? primordials.StringPrototypeCodePointAt(key, 0) : StringPrototypeCharCodeAt(key, 0);
    const made = { __proto__: null, key, code: '', keyCode: 0, charCode, text: key };
    const upper = StringPrototypeToUpperCase(key);
    const unit = StringPrototypeCharCodeAt(upper, 0);
    let at;
    if (key === ' ') { made.code = 'Space'; made.keyCode = 32; }
    else if (unit >= 65 && unit <= 90 && upper.length === 1) { made.code = `Key${upper}`; made.keyCode = unit; }
    else if (unit >= 48 && unit <= 57) { made.code = `Digit${key}`; made.keyCode = unit; }
    else if ((at = StringPrototypeIndexOf(digitsShifted, key)) >= 0) { made.code = `Digit${at}`; made.keyCode = 48 + at; }
    else if ((at = StringPrototypeIndexOf(plain, key)) >= 0 || (at = StringPrototypeIndexOf(shifted, key)) >= 0) { made.code = codes[at]; made.keyCode = keyCodes[at]; }
    return made;
  }
  const isModifier = (name) => name === 'Control' || name === 'Shift' || name === 'Alt' || name === 'Meta';
  /// The keys of a chord such as "Control+A": its modifiers, and the last one. Null where one is unknown.
  function chord(text) {
    const modifiers = primordials.ArrayOf();
    let rest = text;
    for (;;) {
      const plus = StringPrototypeIndexOf(rest, '+', 1);
      if (plus <= 0) break;
      const name = StringPrototypeSlice(rest, 0, plus);
      if (!isModifier(name)) return null;
      modifiers[modifiers.length] = name;
      rest = StringPrototypeSlice(rest, plus + 1);
    }
    return isKey(rest) ? { __proto__: null, modifiers, key: rest } : null;
  }
  const isKey = (name) => named[name] !== undefined || name === 'Space'
    || name.length === 1 || (name.length === 2 && primordials.StringPrototypeCodePointAt(name, 0) > 0xFFFF);
  return { keyOf, chord, isModifier };
});
