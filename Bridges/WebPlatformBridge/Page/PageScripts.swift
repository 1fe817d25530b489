internal import ScriptEngine
internal import WebPlatformScripts

/// The JavaScript halves of the bridge, by the names of their files in `Scripts`, without ".js".
enum PageScripts {
    /// The text of a script; nil if there is none of that name. Each is read when it is needed.
    static func source(_ name: String) -> String? {
        var index = 0
        while let known = web_platform_scripts_at(index).pointee.name {
            if name == String(cString: known) {
                let script = web_platform_scripts_at(index).pointee
                let bytes = UnsafeBufferPointer(start: script.bytes, count: script.count)
                return String(decoding: bytes, as: UTF8.self)
            }
            index += 1
        }
        return nil
    }

    /// The parsed form of a script on a context's machine.
    static func program(_ name: String, in context: ScriptContext) throws(ScriptFailure)
        -> ScriptProgram
    {
        do throws(ScriptException) {
            guard let source = source(name) else {
                throw ScriptException(name: "Error", message: "the host has no script \(name).js")
            }
            return try context.machine.program("host:\(name).js", source)
        } catch {
            throw .thrown(error)
        }
    }
}
