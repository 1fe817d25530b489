internal import CJavaScriptCore

extension ScriptVirtualMachine {
    /// Where the machine's thread is.
    enum Place {
        /// Not in the engine.
        case outside
        /// In the engine, between two scripts.
        case staying
        /// In the engine, and perhaps in a script.
        case inside
    }

    /// Does work with many calls into scripts in one stay in the engine: each stay asks the system
    /// for the time, takes the engine's lock, and costs a microsecond.
    ///
    /// Nothing else changes. Each call into a script from outside of one ends with the microtasks
    /// that it leaves.
    public func stay<Result>(_ work: () -> Result) -> Result {
        checkThread("ScriptVirtualMachine.stay")
        precondition(!isClosed, "the ScriptVirtualMachine is closed")
        // Without the call that runs microtasks they would wait for the end of all the work.
        guard place == .outside, drainMicrotasks != nil, termination == nil else {
            return work()
        }
        var result: Result?
        cross(to: .staying) { result = work() }
        // Where the engine was so short of stack that it did not call.
        return result ?? work()
    }

    /// Runs work inside one stay in the engine, with the microtasks that it leaves.
    ///
    /// By itself the engine runs microtasks after it has been left, each as a stay of its own, and
    /// the execution limit begins anew with each: an endless chain of promises would never be
    /// ended. So the outermost entry is a host function, and the microtasks run before it returns.
    func enter<Result>(
        _ body: () throws(ScriptFailure) -> Result
    ) throws(ScriptFailure) -> Result {
        checkThread("a call into a script")
        precondition(!isClosed, "the ScriptVirtualMachine is closed")
        if let termination { throw .terminated(termination) }
        if place == .inside { return try body() }
        inspector?.willEnter()
        var outcome: Swift.Result<Result, ScriptFailure> = .failure(
            .terminated(.timeLimit))
        if place == .staying {
            place = .inside
            outcome = Self.result(body)
            unsafe drainMicrotasks?.run(group)
            place = .staying
        } else {
            cross(to: .inside) {
                outcome = Self.result(body)
                unsafe drainMicrotasks?.run(group)
            }
        }
        if let termination { throw .terminated(termination) }
        return try outcome.get()
    }

    /// Runs what waits, while a script is under way.
    func runMicrotasks() {
        precondition(place == .inside, "microtasks run between scripts by themselves")
        guard termination == nil else { return }
        unsafe drainMicrotasks?.run(group)
    }

    private static func result<Result>(
        _ body: () throws(ScriptFailure) -> Result
    ) -> Swift.Result<Result, ScriptFailure> {
        do throws(ScriptFailure) {
            return .success(try body())
        } catch {
            return .failure(error)
        }
    }

    /// Enters the engine, and leaves it when the work is done.
    private func cross(to destination: Place, _ work: () -> Void) {
        place = destination
        watchdog.enter()
        withoutActuallyEscaping(work) { work in
            pendingEntry = work
            unsafe JSObjectCallAsFunction(probe, entryFunction, nil, 0, nil, nil)
            pendingEntry = nil
        }
        place = .outside
        watchdog.leave()
    }

    private func runPendingEntry(_ context: JSContextRef) {
        guard let work = pendingEntry else { return }
        pendingEntry = nil
        unsafe JSLock(context)
        work()
        unsafe JSUnlock(context)
    }

    static let callEntry: JSObjectCallAsFunctionCallback = {
        context, function, _, _, _, _ in
        guard let context = unsafe context, let data = unsafe JSObjectGetPrivate(function) else {
            return nil
        }
        unsafe Unmanaged<ScriptVirtualMachine>.fromOpaque(data).takeUnretainedValue()
            .runPendingEntry(context)
        return unsafe JSValueMakeUndefined(context)
    }

    /// Makes a protected object of a realm that calls a C function.
    static func makeCallable(
        in realm: JSGlobalContextRef, calling function: JSObjectCallAsFunctionCallback
    ) -> JSObjectRef {
        var definition = unsafe kJSClassDefinitionEmpty
        unsafe definition.attributes = JSClassAttributes(kJSClassAttributeNoAutomaticPrototype)
        unsafe definition.callAsFunction = unsafe function
        let made = unsafe JSClassCreate(&definition)
        guard let object = unsafe JSObjectMake(realm, made, nil) else {
            fatalError("the JavaScript engine made no object")
        }
        unsafe JSClassRelease(made)
        unsafe JSValueProtect(realm, object)
        return unsafe object
    }
}
