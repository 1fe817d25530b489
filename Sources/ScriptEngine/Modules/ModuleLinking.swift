internal import CJavaScriptCore

/// Link() (ECMA-262, section 16.2.1.6.1.2): makes the environments of a loaded graph.
extension ScriptModuleLoader {
    /// Links a graph, what a module asks for before the module itself.
    ///
    /// - Returns: The number of the kept error if a module cannot be linked.
    func link(_ root: ScriptModule) -> Int? {
        guard root.status == .unlinked else { return nil }
        var visited: Set<Int> = [root.number]
        var path: [(module: ScriptModule, next: Int)] = [(root, 0)]
        var finished: [ScriptModule] = []
        while let (module, next) = path.last {
            if next < module.requested.count {
                path[path.count - 1].next += 1
                let dependency = module.requested[next]
                if dependency.status == .unlinked, visited.insert(dependency.number).inserted {
                    path.append((dependency, 0))
                }
                continue
            }
            path.removeLast()
            if let error = instantiate(module) { return error }
            finished.append(module)
        }
        for module in finished { module.status = .linked }
        return nil
    }

    private func instantiate(_ module: ScriptModule) -> Int? {
        if let error = module.linkError { return error }
        if module.isInstantiated { return nil }
        var exception: JSValueRef?
        guard let record = unsafe record(of: module), let engine = engine() else {
            return keepError("\(module.name) is not there", name: "TypeError")
        }
        guard let waits = unsafe engine.instantiate(record, &exception)
        else {
            let error = unsafe keepThrown(exception)
            placeError(error, in: module)
            module.linkError = error
            return error
        }
        module.isInstantiated = true
        module.source = nil
        module.hasTopLevelAwait = waits
        return nil
    }
}
