internal import CJavaScriptCore
internal import PortalTrace

/// One realm: a global object with its own built-ins.
///
/// Used and closed on the thread of its machine. After `close()` its values answer nothing any
/// more, and using them is a trap with a sentence.
@safe
public final class ScriptContext {
    /// Tells contexts of the process apart, open and closed ones.
    public struct ID: Hashable, Sendable {
        /// Its number, which no other context has.
        public let number: Int

        /// Names a context by its number.
        public init(number: Int) { self.number = number }
    }

    /// The machine that this context lives in.
    public let machine: ScriptVirtualMachine
    /// Which context this is.
    public let id = ID.next()
    let ref: JSGlobalContextRef
    private(set) var isClosed = false
    /// The host functions of this realm.
    let functions: HostFunctionTable
    /// What objects of the engine hold of this context.
    let link = ContextLink()
    /// Values that scripts handed over.
    var storedValues: StoredValues
    private var rejectionReport: ((ScriptException) -> Void)?
    /// Asked before a rejection is reported, with the promise and the reason: whether it is dealt
    /// with.
    public var rejectionHandler: ((_ promise: ScriptValue, _ reason: ScriptValue) -> Bool)?
    /// The object whose functions are the traps of host objects; made with the first of them.
    var trapHandler: JSObjectRef?
    /// The time that `Date` tells, if it is not the computer's.
    var clock: (() -> Double)?
    /// Whether `lastThrown` is wanted.
    public var keepsThrown = false
    /// What a script threw last, as the value that it is.
    public private(set) var lastThrown: ScriptValue?
    /// The modules of the context; see `useModules(_:)`.
    public internal(set) var moduleLoader: ScriptModuleLoader?
    /// The realm's own prototypes, which it keeps, so that they need no protection.
    var knownPrototypes = KnownPrototypes()

    /// Makes a context with the language's built-ins and nothing else.
    public init(_ machine: ScriptVirtualMachine) {
        machine.checkThread("ScriptContext.init")
        // "JSGlobalContextCreateInGroup: a JSGlobalContext with a retain count of 1".
        guard let ref = unsafe JSGlobalContextCreateInGroup(machine.group, nil) else {
            fatalError("the JavaScript engine made no context")
        }
        unsafe JSGlobalContextSetIncludesNativeCallStackWhenReportingExceptions(ref, false)
        self.machine = machine
        unsafe self.ref = unsafe ref
        storedValues = unsafe StoredValues(realm: machine.probe)
        functions = unsafe HostFunctionTable(realm: ref, group: machine.group)
        unsafe link.context = self
        machine.openContexts += 1
        OpenContexts.add(self)
        machine.inspector?.didMake(self)
    }

    deinit {
        assert(isClosed, "a ScriptContext was dropped without close()")
        if !isClosed { close() }
    }

    /// Lets go of every value and of the realm. Closing twice does nothing.
    public func close() {
        machine.checkThread("ScriptContext.close")
        guard !isClosed else { return }
        storedValues.removeAll()
        rejectionReport = nil
        rejectionHandler = nil
        lastThrown = nil
        clock = nil
        if let handler = unsafe trapHandler { unsafe JSValueUnprotect(ref, handler) }
        unsafe trapHandler = nil
        moduleLoader?.close()
        moduleLoader = nil
        machine.inspector?.disconnect(self)
        isClosed = true
        unsafe link.context = nil
        OpenContexts.remove(self)
        machine.openContexts -= 1
        functions.removeAll()
        unsafe JSGlobalContextRelease(ref)
    }

    /// The global object.
    public var globalObject: ScriptValue {
        checkOpen("ScriptContext.globalObject")
        return unsafe adopt(JSContextGetGlobalObject(ref))
    }

    /// Reads a property of the global object.
    ///
    /// - Throws: What a getter threw, or why it was ended.
    public func global(_ name: String) throws(ScriptFailure) -> ScriptValue {
        checkOpen("ScriptContext.global")
        return unsafe try entered { exception in
            unsafe machine.names.withRef(name) {
                unsafe JSObjectGetProperty(ref, JSContextGetGlobalObject(ref), $0, exception)
            }
        }
    }

    /// Sets a property of the global object, as an assignment does.
    ///
    /// - Throws: What a setter threw, or why it was ended.
    public func setGlobal(_ name: String, to value: ScriptValue) throws(ScriptFailure) {
        checkOpen("ScriptContext.setGlobal")
        checkOwn(value, "ScriptContext.setGlobal")
        unsafe try enteredWithoutResult { exception in
            unsafe machine.names.withRef(name) {
                unsafe JSObjectSetProperty(
                    ref, JSContextGetGlobalObject(ref), $0, value.ref, JSPropertyAttributes(0),
                    exception)
            }
        }
    }

    /// Runs a script in the global scope, and the microtasks that it leaves.
    ///
    /// - Parameters:
    ///   - source: The script, evaluated byte for byte as it is.
    ///   - url: The name for locations in it.
    ///   - line: The line of its first character in that file.
    ///   - object: What `this` is in it; the global object where nothing is given.
    /// - Returns: The value of the last expression statement.
    /// - Throws: What the script threw, or why it was ended.
    @discardableResult
    public func evaluate(
        _ source: String, url: String = "", line: Int = 1, this object: ScriptValue? = nil
    ) throws(ScriptFailure) -> ScriptValue {
        checkOpen("ScriptContext.evaluate")
        if let object { checkOwn(object, "ScriptContext.evaluate") }
        let text = EngineString(source)
        let name = EngineString(url)
        return unsafe try entered { exception in
            unsafe text.withRef { text in
                unsafe name.withRef { name in
                    unsafe JSEvaluateScript(
                        ref, text, object?.ref, name, Int32(clamping: max(1, line)), exception)
                }
            }
        }
    }

    /// Runs a parsed script in the global scope, and the microtasks that it leaves.
    ///
    /// - Throws: What the script threw, or why it was ended.
    @discardableResult
    public func evaluate(_ program: ScriptProgram) throws(ScriptFailure) -> ScriptValue {
        checkOpen("ScriptContext.evaluate")
        precondition(program.machine === machine, "a ScriptProgram belongs to one machine")
        return unsafe try entered { exception in
            unsafe program.evaluate(in: ref, exception)
        }
    }

    /// The value of a program of the host, which is evaluated once for the machine, in a realm that
    /// belongs to no page.
    ///
    /// Pages of the machine share the value: it must be frozen, and nothing that it hands out may
    /// lead a script into that realm in a way that changes it.
    ///
    /// - Throws: If the program throws, which is a mistake of the host's.
    public func shared(_ program: ScriptProgram) throws(ScriptFailure) -> ScriptValue {
        checkOpen("ScriptContext.shared")
        return try machine.enter { () throws(ScriptFailure) in
            var exception: JSValueRef?
            guard let value = unsafe machine.libraryValue(of: program, &exception) else {
                throw unsafe failure(exception)
            }
            return unsafe adopt(value)
        }
    }

    /// Does several things in one stay in the engine, which is cheaper than one stay for each; the
    /// microtasks that they leave run at the end.
    ///
    /// - Throws: What the work throws, or why a script in it was ended.
    public func perform<Result>(
        _ work: () throws(ScriptFailure) -> Result
    ) throws(ScriptFailure) -> Result {
        checkOpen("ScriptContext.perform")
        return try machine.enter(work)
    }

    /// Sets what happens when a promise is rejected and nothing handles it, after the microtasks.
    public func onUnhandledRejection(_ report: @escaping (ScriptException) -> Void) {
        checkOpen("ScriptContext.onUnhandledRejection")
        rejectionReport = report
        machine.watchRejections(of: self)
    }

    func reportRejection(_ reason: JSValueRef, of promise: JSValueRef) {
        if let rejectionHandler, unsafe rejectionHandler(adopt(promise), adopt(reason)) { return }
        report(unsafe exceptionReader.read(reason))
    }

    /// Reports what nothing will handle.
    func report(_ exception: ScriptException) { rejectionReport?(exception) }
}

// MARK: - The one place where the engine's exceptions become Swift errors (rule O10)

extension ScriptContext {
    /// Enters the engine for one C call.
    func entered(
        _ call: (UnsafeMutablePointer<JSValueRef?>) -> JSValueRef?
    ) throws(ScriptFailure) -> ScriptValue {
        try machine.enter { () throws(ScriptFailure) in
            unsafe adopt(try checked(call))
        }
    }

    /// Enters the engine for one C call that gives no value.
    func enteredWithoutResult(
        _ call: (UnsafeMutablePointer<JSValueRef?>) -> Void
    ) throws(ScriptFailure) {
        try machine.enter { () throws(ScriptFailure) in
            _ = unsafe try checked {
                unsafe call($0)
                return nil
            }
        }
    }

    /// Makes one C call and throws what it put into its exception parameter.
    func checked(
        _ call: (UnsafeMutablePointer<JSValueRef?>) -> JSValueRef?
    ) throws(ScriptFailure) -> JSValueRef? {
        var exception: JSValueRef?
        let result = unsafe call(&exception)
        if let termination = machine.termination { throw .terminated(termination) }
        if let thrown = unsafe exception {
            if keepsThrown { lastThrown = unsafe adopt(thrown) }
            throw .thrown(unsafe exceptionReader.read(thrown))
        }
        return unsafe result
    }

    /// What an exception of the engine is as a Swift error.
    func failure(_ exception: JSValueRef?) -> ScriptFailure {
        if let termination = machine.termination { return .terminated(termination) }
        guard let thrown = unsafe exception else {
            return .thrown(ScriptException(name: "Error", message: "the engine gave no reason"))
        }
        return .thrown(unsafe exceptionReader.read(thrown))
    }

    /// Gives out what was thrown last, and forgets it.
    public func takeThrown() -> ScriptValue? {
        defer { lastThrown = nil }
        return lastThrown
    }

    /// What a thrown value says, read once.
    public func exception(of thrown: ScriptValue) -> ScriptException {
        unsafe exceptionReader.read(thrown.ref)
    }

    var exceptionReader: ExceptionReader { ExceptionReader(context: self) }

    /// Wraps a reference; a NULL one is `undefined`.
    func adopt(_ value: JSValueRef?) -> ScriptValue {
        unsafe ScriptValue(value ?? JSValueMakeUndefined(ref), self)
    }

    var builtins: CapturedBuiltins { machine.builtins }

    /// A value as the object that it is; nil for any other value.
    ///
    /// "A JSObject is a JSValue" (JSBase.h): the reference is the same, and no call is needed.
    func asObject(_ value: JSValueRef?) -> JSObjectRef? {
        guard let value = unsafe value, unsafe JSValueIsObject(ref, value) else { return nil }
        return unsafe value
    }

    /// Traps for a value of another machine: its heap is another one.
    func checkOwn(_ value: ScriptValue, _ operation: StaticString) {
        precondition(
            value.context.machine === machine,
            "\(operation) was given a value of another virtual machine")
    }

    func checkOpen(_ operation: StaticString) {
        machine.checkThread(operation)
        precondition(!isClosed, "\(operation) was called after the context was closed")
    }
}
