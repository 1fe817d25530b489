/// The load of a module and of all that it asks for, directly or not: a GraphLoadingState record
/// (ECMA-262, section 16.2.1.6.1.1).
final class ModuleGraphLoad {
    /// How a load ends.
    enum Outcome {
        case loaded
        /// A module could not be fetched, with the words for it.
        case unreachable(ScriptModule, String)
        /// A module is broken, with the number of the kept error.
        case broken(Int)
    }

    /// The numbers of modules that were seen.
    var visited: Set<Int> = []
    var pending = 1
    var isDone = false
    let whenDone: (Outcome) -> Void

    init(_ whenDone: @escaping (Outcome) -> Void) { self.whenDone = whenDone }
}

extension ScriptModuleLoader {
    /// Loads a graph; the closure is called when all of it is there, at once perhaps.
    func loadGraph(
        _ root: ScriptModule, _ whenDone: @escaping (ModuleGraphLoad.Outcome) -> Void
    ) {
        wait(ModuleGraphLoad(whenDone), for: root)
    }

    private func wait(_ load: ModuleGraphLoad, for module: ScriptModule) {
        if case .awaited = module.content {
            module.waiting.append(load)
        } else {
            proceed(load, with: module)
        }
    }

    /// Goes on with a load for which a module has arrived.
    func proceed(_ load: ModuleGraphLoad, with first: ScriptModule) {
        // A list and not a recursion: a page decides how deep its modules go.
        var arrived = [first]
        var next = 0
        while next < arrived.count, !load.isDone {
            let module = arrived[next]
            next += 1
            switch module.content {
            case .awaited: continue
            case .unreachable(let message):
                return end(load, .unreachable(module, message))
            case .broken(let error):
                return end(load, .broken(error))
            case .parsed:
                if load.visited.insert(module.number).inserted {
                    load.pending += module.requested.count
                    for dependency in module.requested {
                        if case .awaited = dependency.content {
                            dependency.waiting.append(load)
                        } else {
                            arrived.append(dependency)
                        }
                    }
                }
                load.pending -= 1
                if load.pending == 0 { return end(load, .loaded) }
            }
        }
    }

    private func end(_ load: ModuleGraphLoad, _ outcome: ModuleGraphLoad.Outcome) {
        load.isDone = true
        load.whenDone(outcome)
    }
}
