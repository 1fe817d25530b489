// Console Standard, section 1 (Web IDL, section 3.13): the namespace object `console`. `make` gives a
// function of Swift's by its name.
(function (make) {
  'use strict';
  return {
    __proto__: {},
    assert: make('assert'), clear: make('clear'), debug: make('debug'), error: make('error'), info: make('info'),
    log: make('log'), table: make('table'), trace: make('trace'), warn: make('warn'), dir: make('dir'),
    dirxml: make('dirxml'), count: make('count'), countReset: make('countReset'), group: make('group'),
    groupCollapsed: make('groupCollapsed'), groupEnd: make('groupEnd'), time: make('time'), timeLog: make('timeLog'),
    timeEnd: make('timeEnd'),
    // Those that engines have beside the standard.
    profile: make('profile'), profileEnd: make('profileEnd'), timeStamp: make('timeStamp'),
  };
})
