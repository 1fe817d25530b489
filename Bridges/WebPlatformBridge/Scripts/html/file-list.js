// File API, section 5: FileList.
(function (platform) {
  'use strict';
  const { use } = platform;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const state = (object) => slot.brand(object, 'FileList');
  const members = {
    get length() { return state(this).files.length; },
    item(index) {
      idl.arity(arguments.length, 1, "Failed to execute 'item' on 'FileList'");
      const { files } = state(this);
      const i = idl.unsignedLong(index);
      return i < files.length ? files[i].file : null;
    },
  };
  const FileList = idl.interfaceFrom({ name: 'FileList', members });
  use('dom/collections').makeIterable(FileList, false);
  const handler = use('dom/exotic').handlerOf({
    __proto__: null,
    length: (s) => s.files.length,
    item: (s, i) => s.files[i]?.file,
  });
  return {
    FileList,
    /// A list of files, each `{ name, file }`.
    make: (files) => use('dom/exotic').make(FileList, { __proto__: null, kind: 'FileList', files }, handler),
    /// The files of a list, or null for what is none.
    filesOf: (value) => {
      const s = slot.stateOrNull(value);
      return s !== null && s.kind === 'FileList' ? s.files : null;
    },
  };
});
