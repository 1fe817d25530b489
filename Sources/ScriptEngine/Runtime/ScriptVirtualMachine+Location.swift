internal import CJavaScriptCore
public import PortalTrace

extension SourceLocation {
    /// What the names of the host's own scripts begin with.
    public static let hostPrefix = "host:"

    /// Whether this is a place in one of the host's own scripts.
    public var isOfHost: Bool { file?.hasPrefix(Self.hostPrefix) ?? false }

    /// The first place in the `stack` of an error that is in a script with a name and outside of the host's own.
    public static func nearest(inStack text: String) -> SourceLocation? {
        StackText.frames(text).lazy.compactMap(\.location)
            .first { $0.file != nil && !$0.isOfHost }
    }
}

extension ScriptVirtualMachine {
    /// Returns where the script that is calling the host is, or nil if none is.
    ///
    /// Costs about a microsecond: the engine knows the column only for an error object
    /// (engine-notes, "Cost").
    public func currentLocation() -> SourceLocation? {
        checkThread("ScriptVirtualMachine.currentLocation")
        let nearest = locationOfError()
        // What `eval` runs has no name: the place is that of the call.
        if let nearest, !nearest.isOfHost, nearest.file != nil { return nearest }
        // Built-ins between the script and the host (`forEach`, `apply`) or the host's own scripts
        // may be all that was looked at, and a script without frames is looked at in vain.
        setLookedAtFrames(100)
        defer { setLookedAtFrames(Self.framesLookedAt) }
        guard let location = locationOfError() else { return nil }
        if location.file == nil { return locationInStack() ?? location }
        return location.isOfHost ? locationInStack() : location
    }

    /// The first place outside of the host's own scripts.
    private func locationInStack() -> SourceLocation? {
        guard let error = unsafe JSObjectMakeError(probe, 0, nil, nil),
            let stack = unsafe names.withRef(
                "stack",
                { name in
                    unsafe JSObjectGetProperty(probe, error, name, nil)
                }),
            let text = unsafe EngineString(copying: stack, in: probe)
        else { return nil }
        return .nearest(inStack: text.repaired)
    }

    /// As a rule the second frame is the script's. Each one costs: the engine writes all of them
    /// into the error's `stack`.
    static let framesLookedAt = 2

    /// Sets how many frames the errors of the probe take in.
    func setLookedAtFrames(_ count: Int) {
        unsafe stackLimitName.withRef {
            unsafe JSObjectSetProperty(
                probe, builtins.error, $0, JSValueMakeNumber(probe, Double(count)),
                JSPropertyAttributes(0), nil)
        }
    }

    private func locationOfError() -> SourceLocation? {
        guard let error = unsafe JSObjectMakeError(probe, 0, nil, nil) else { return nil }
        // Line 0: the engine evaluates a script that is one JSONP-like statement without a frame.
        guard let line = unsafe number(builtins.lineKey, of: error), line > 0 else { return nil }
        return SourceLocation(
            file: unsafe file(of: error), line: line,
            column: unsafe number(builtins.columnKey, of: error))
    }

    private func file(of error: JSObjectRef) -> String? {
        guard
            let value = unsafe JSObjectGetPropertyForKey(probe, error, builtins.urlKey, nil),
            unsafe JSValueIsString(probe, value),
            let text = unsafe EngineString(copying: value, in: probe)
        else { return nil }
        return text.count == 0 ? nil : text.repaired
    }

    private func number(_ key: JSValueRef, of error: JSObjectRef) -> Int? {
        guard let value = unsafe JSObjectGetPropertyForKey(probe, error, key, nil),
            unsafe JSValueIsNumber(probe, value)
        else { return nil }
        return Int(exactly: unsafe JSValueToNumber(probe, value, nil))
    }
}
