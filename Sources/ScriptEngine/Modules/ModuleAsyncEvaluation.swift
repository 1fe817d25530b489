internal import CJavaScriptCore

/// Modules with an `await` at their top level, and those that wait for them (ECMA-262,
/// section 16.2.1.6.1.3).
extension ScriptModuleLoader {
    /// ExecuteAsyncModule.
    func executeWaiting(_ module: ScriptModule) {
        let number = module.number
        let fulfilled = unsafe context.makeRawFunction(named: "", length: 0) { call in
            if let loader = call.context.moduleLoader {
                loader.fulfilled(loader.modules[number])
            }
            return .undefined
        }
        let rejected = unsafe context.makeRawFunction(named: "", length: 1) { call in
            if let loader = call.context.moduleLoader {
                loader.rejected(
                    loader.modules[number], unsafe loader.keepThrown(call.argument(0)))
            }
            return .undefined
        }
        var exception: JSValueRef?
        guard let engine = engine(), let entry = unsafe context.asObject(kept[module.entry]),
            let promise = unsafe engine.evaluateWaiting(entry, &exception)
        else { return }
        unsafe engine.then(promise, fulfilled, rejected, &exception)
    }

    /// AsyncModuleExecutionFulfilled.
    private func fulfilled(_ module: ScriptModule) {
        guard module.status != .evaluated else { return }
        module.asyncOrder = .done
        module.status = .evaluated
        settle(module, nil)
        var ready: [(order: Int, module: ScriptModule)] = []
        gatherAvailableAncestors(of: module, &ready)
        for (_, next) in ready.sorted(by: { $0.order < $1.order }) {
            if next.status == .evaluated { continue }
            if next.hasTopLevelAwait {
                executeWaiting(next)
            } else if let error = execute(next) {
                rejected(next, error)
            } else {
                next.asyncOrder = .done
                next.status = .evaluated
                settle(next, nil)
            }
        }
    }

    /// GatherAvailableAncestors.
    private func gatherAvailableAncestors(
        of module: ScriptModule, _ ready: inout [(order: Int, module: ScriptModule)]
    ) {
        var seen: Set<Int> = []
        var from = [module]
        while let child = from.popLast() {
            for parent in child.asyncParents where !seen.contains(parent.number) {
                if parent.cycleRoot?.evaluationError != nil { continue }
                parent.pendingDependencies -= 1
                guard parent.pendingDependencies == 0, case .order(let order) = parent.asyncOrder
                else { continue }
                seen.insert(parent.number)
                ready.append((order, parent))
                if !parent.hasTopLevelAwait { from.append(parent) }
            }
        }
    }

    /// AsyncModuleExecutionRejected.
    private func rejected(_ module: ScriptModule, _ error: Int) {
        var from = [module]
        while let next = from.popLast() {
            guard next.status != .evaluated else { continue }
            next.evaluationError = error
            next.status = .evaluated
            next.asyncOrder = .done
            settle(next, error)
            from.append(contentsOf: next.asyncParents.reversed())
        }
    }
}
