internal import MobilePlans
internal import ScriptEngine

/// The global that 2019-05 names as the type of operation contexts. Portals get instances from
/// operations and make none themselves.
enum OperationContextConstructor {
    /// Makes it with a prototype, so that `instanceof` tells what it tells of built-in types.
    ///
    /// - Returns: The constructor, and a function that makes an object one of its instances.
    static func make(
        _ context: ScriptContext
    ) throws(ScriptFailure) -> (constructor: ScriptValue, adopt: ScriptValue) {
        let constructor = context.makeFunction(named: PortalObject.operationContextName) { _ in
            throw HostError(
                name: "TypeError",
                message: "a MobilePlansOperationContext is made by the operation that returns it")
        }
        let program = context.machine.program("host:operation-context", source)
        return (constructor, try context.evaluate(program).call([constructor]))
    }

    /// Takes what it needs before a script can change it.
    private static let source = """
        (function (C) {
          'use strict';
          const { defineProperty, setPrototypeOf } = Reflect;
          const prototype = {};
          defineProperty(prototype, 'constructor', { __proto__: null, value: C, writable: true, configurable: true });
          defineProperty(C, 'prototype', { __proto__: null, value: prototype });
          return (object) => { setPrototypeOf(object, prototype); return object; };
        })
        """
}
