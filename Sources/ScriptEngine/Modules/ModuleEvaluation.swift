internal import CJavaScriptCore

/// Evaluate() (ECMA-262, section 16.2.1.6.1.3): runs the modules of a linked graph, each once.
extension ScriptModuleLoader {
    /// Evaluates a graph.
    ///
    /// - Parameter whenDone: Called with the number of the kept error if a module threw, at once
    ///   perhaps. Not called if the host ended the scripts.
    func evaluateGraph(_ module: ScriptModule, _ whenDone: @escaping (Int?) -> Void) {
        var root = module
        if root.status == .evaluatingAsync || root.status == .evaluated {
            root = root.cycleRoot ?? root
        }
        switch root.status {
        case .evaluated:
            return whenDone(root.evaluationError)
        case .evaluatingAsync, .evaluating:
            root.whenEvaluated = (root.whenEvaluated ?? []) + [whenDone]
            return
        case .linked, .unlinked: break
        }
        root.whenEvaluated = [whenDone]
        var stack: [ScriptModule] = []
        if let error = evaluate(root, &stack) {
            for module in stack {
                module.status = .evaluated
                module.evaluationError = error
            }
            settle(root, error)
        } else if root.status == .evaluated {
            settle(root, nil)
        }
    }

    /// Tells those who wait that a root's evaluation has ended.
    func settle(_ root: ScriptModule, _ error: Int?) {
        guard let waiting = root.whenEvaluated else { return }
        root.whenEvaluated = nil
        if context.machine.termination != nil { return }
        for whenDone in waiting { whenDone(error) }
    }

    /// InnerModuleEvaluation, with a list of its own in the place of a recursion.
    ///
    /// - Returns: The number of the kept error if a module threw; then the stack has those that
    ///   share it.
    private func evaluate(_ root: ScriptModule, _ stack: inout [ScriptModule]) -> Int? {
        var path: [(module: ScriptModule, next: Int)] = []
        var index = 0
        func begin(_ module: ScriptModule) {
            module.status = .evaluating
            module.depthIndex = index
            module.ancestorIndex = index
            module.pendingDependencies = 0
            index += 1
            stack.append(module)
            path.append((module, 0))
        }
        begin(root)
        while let (module, next) = path.last {
            if next < module.requested.count {
                let dependency = module.requested[next]
                if dependency.status == .linked {
                    // Looked at again when it has been gone through.
                    begin(dependency)
                    continue
                }
                path[path.count - 1].next += 1
                if let error = note(dependency, of: module) { return error }
                continue
            }
            if let error = run(module) { return error }
            path.removeLast()
            if module.ancestorIndex == module.depthIndex { leaveCycle(of: module, &stack) }
        }
        return nil
    }

    /// What a module takes from one that it asks for and that was gone through.
    private func note(_ dependency: ScriptModule, of module: ScriptModule) -> Int? {
        var required = dependency
        if required.status == .evaluating {
            module.ancestorIndex = min(module.ancestorIndex, required.ancestorIndex)
        } else {
            required = required.cycleRoot ?? required
            if let error = required.evaluationError { return error }
        }
        if case .order = required.asyncOrder {
            module.pendingDependencies += 1
            required.asyncParents.append(module)
        }
        return nil
    }

    private func run(_ module: ScriptModule) -> Int? {
        guard module.pendingDependencies > 0 || module.hasTopLevelAwait else {
            return execute(module)
        }
        module.asyncOrder = .order(asyncOrders)
        asyncOrders += 1
        if module.pendingDependencies == 0 { executeWaiting(module) }
        return nil
    }

    private func leaveCycle(of root: ScriptModule, _ stack: inout [ScriptModule]) {
        while let module = stack.popLast() {
            if case .unset = module.asyncOrder {
                module.status = .evaluated
            } else {
                module.status = .evaluatingAsync
            }
            module.cycleRoot = root
            if module === root { break }
        }
    }

    /// ExecuteModule for a module that does not wait.
    func execute(_ module: ScriptModule) -> Int? {
        var exception: JSValueRef?
        guard let record = unsafe record(of: module), let engine = engine() else {
            return keepError("the module is closed", name: "Error")
        }
        unsafe engine.evaluate(record, key: key(module.number), &exception)
        let isEnded = context.machine.termination != nil
        return unsafe exception == nil && !isEnded ? nil : keepThrown(exception)
    }
}
