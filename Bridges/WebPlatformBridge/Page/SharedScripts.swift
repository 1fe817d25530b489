internal import ScriptEngine

/// The scripts that all pages of a machine share, in folders named "shared": each is evaluated once,
/// in a realm that no page sees.
///
/// What they define works on the objects of every page and keeps none of them.
enum SharedScripts {
    /// What a shared script defines.
    static func module(
        _ name: String, _ primordials: ScriptValue, in context: ScriptContext
    ) throws(ScriptFailure) -> ScriptValue {
        precondition(
            name.contains("/shared/"), "only scripts of a folder 'shared' are shared by pages")
        let machine = context.machine
        return try context.sharedModule(name, primordials) {
            [unowned machine] name throws(ScriptFailure) in
            try PageScripts.program(name, on: machine)
        }
    }
}
