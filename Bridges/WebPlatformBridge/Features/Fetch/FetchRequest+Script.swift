internal import PortalTrace
internal import ScriptEngine
internal import WebFormats
internal import WebPlatform

extension FetchRequest {
    /// Reads a request as network.js hands it over: `{ api, method, url, headers: [[name, value]],
    /// mode, credentials, redirect, cache, referrer ('' for none), referrerPolicy, integrity,
    /// needsPreflight, usesURLCredentials, keepalive }`.
    ///
    /// - Throws: HostError for what no request has.
    init(script: ScriptValue, body: [UInt8]?) throws {
        func text(_ name: String) throws -> String {
            guard let text = try script.property(name).string else {
                throw HostError(message: "a request's \(name) is a text")
            }
            return text
        }
        func choice<Choice: RawRepresentable<String>>(_ name: String) throws -> Choice {
            let text = try text(name)
            guard let choice = Choice(rawValue: text) else {
                throw HostError(message: "a request's \(name) cannot be '\(text)'")
            }
            return choice
        }
        func flag(_ name: String) throws -> Bool {
            guard let flag = try script.property(name).bool else {
                throw HostError(message: "a request's \(name) is true or false")
            }
            return flag
        }
        func url(_ text: String) throws -> WebURL {
            guard let url = WebURL(text) else {
                throw HostError(name: "TypeError", message: "'\(text)' is no URL of a request")
            }
            return url
        }
        self.init(
            method: try text("method"), url: try url(text("url")),
            headers: try Self.headers(script.property("headers")), body: body)
        initiator = .init(rawValue: try text("api"))
        mode = try choice("mode")
        // The host itself reads what a server answers to a handshake.
        isForBrowser = mode == .webSocket
        credentials = try choice("credentials")
        redirect = try choice("redirect")
        cache = try choice("cache")
        switch try text("referrer") {
        case "": referrer = .none
        case "about:client": referrer = .client
        case let address: referrer = .url(try url(address))
        }
        referrerPolicy = try choice("referrerPolicy")
        integrity = try text("integrity")
        needsPreflight = try flag("needsPreflight")
        usesURLCredentials = try flag("usesURLCredentials")
        isKeptAlive = try flag("keepalive")
    }

    private static func headers(_ pairs: ScriptValue) throws -> HeaderList {
        var list = HeaderList()
        for pair in try pairs.elements() {
            let texts = try pair.elements().map(\.string)
            guard texts.count == 2, let name = texts[0], let value = texts[1] else {
                throw HostError(message: "a request's header is a name and a value")
            }
            list.append(name, value)
        }
        return list
    }
}

extension FetchResponse {
    /// The response as network.js reads it: `{ error: '', status, statusText, headers: [[name,
    /// value]], url, redirected, type, hasBody, length }`, and the body where it is there at once.
    func scriptValue(body: [UInt8]?) -> HostResult {
        .object([
            "error": .string(""), "status": .number(Double(status)),
            "statusText": .string(statusText),
            "headers": .array(
                headers.all.map { .array([.string($0.name), .string($0.value)]) }),
            "url": .string(url?.hrefWithoutFragment ?? ""), "redirected": .bool(isRedirected),
            "type": .string(kind.rawValue), "hasBody": .bool(hasBody),
            "length": .number(Double(length ?? -1)), "body": body.map { .bytes($0) } ?? .null,
        ])
    }
}
