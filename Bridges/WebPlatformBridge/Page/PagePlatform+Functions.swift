internal import PortalTrace
internal import ScriptEngine
internal import WebFormats

/// A Swift function that a script of the platform asks for with `host(name)`.
typealias PlatformFunction = @Sendable (PagePlatform, borrowing HostCall) throws -> HostResult

extension PagePlatform {
    /// Every function, by its name: "part.verb".
    static let functions: [String: PlatformFunction] = {
        var all: [String: PlatformFunction] = [:]
        for part in [
            timeFunctions, taskFunctions, errorFunctions, urlFunctions, objectFunctions,
            windowFunctions, networkFunctions,
            encodingFunctions, blobFunctions,
            consoleFunctions, inspectFunctions, storageFunctions, cryptoFunctions, base64Functions,
        ] {
            all.merge(part) { _, name in fatalError("two host functions have one name") }
        }
        return all
    }()

    /// An object with properties, as a script makes it.
    func makeObject(
        _ properties: KeyValuePairs<String, HostResult>
    ) throws(ScriptFailure) -> ScriptValue {
        let object = context.makeObject()
        for (name, value) in properties {
            try object.setProperty(name, to: context.makeValue(value))
        }
        return object
    }
}

/// Time, as `Event.timeStamp` and the like need it.
extension PagePlatform {
    static let timeFunctions: [String: PlatformFunction] = [
        // Virtual milliseconds since the page's time origin (HR-Time, section 4).
        "time.now": { platform, _ in
            // Whole microseconds: a fraction of binary digits has no place in a report.
            let time = platform.surroundings.recorder.clock.look() - platform.timeOrigin
            return .number((time * 1_000).rounded() / 1_000)
        },
        // The same for the host's own reports, whose look takes no time.
        "time.still": { platform, _ in
            .number(Double(platform.surroundings.recorder.clock.now) - platform.timeOrigin)
        },
        // Whether the page came over a connection with TLS.
        "time.isSecure": { platform, _ in
            .bool(platform.surroundings.window.url.hasPrefix("https:"))
        },
        // Virtual milliseconds since 1970.
        "time.date": { platform, _ in
            .number(VirtualTime.launch + platform.surroundings.recorder.clock.look())
        },
        // The time origin in milliseconds since 1970.
        "time.origin": { platform, _ in .number(VirtualTime.launch + platform.timeOrigin) },
    ]
}
