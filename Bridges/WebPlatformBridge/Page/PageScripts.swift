internal import ScriptEngine
internal import WebPlatformScripts

/// The JavaScript halves of the bridge, by the names of their files in `Scripts`, without ".js".
enum PageScripts {
    /// Every script, read once.
    private static let sources: [String: String] = {
        var result: [String: String] = [:]
        var index = 0
        while true {
            let script = web_platform_scripts_at(index).pointee
            guard let name = script.name else { return result }
            let bytes = UnsafeBufferPointer(start: script.bytes, count: script.count)
            result[String(cString: name)] = String(decoding: bytes, as: UTF8.self)
            index += 1
        }
    }()

    /// The parsed form of a script on a context's machine.
    static func program(_ name: String, in context: ScriptContext) throws(ScriptFailure)
        -> ScriptProgram
    {
        do throws(ScriptException) {
            guard let source = sources[name] else {
                throw ScriptException(name: "Error", message: "the host has no script \(name).js")
            }
            return try context.machine.program("host:\(name).js", source)
        } catch {
            throw .thrown(error)
        }
    }
}
