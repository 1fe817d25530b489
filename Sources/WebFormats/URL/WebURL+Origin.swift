extension WebURL {
    /// The origin as the URL API gives it: `https://host:port`, or `null` for
    /// an opaque one (URL Standard, 4.7 "Origin").
    ///
    /// A `blob:` URL has the origin of the URL in its path where that is http,
    /// https or file; blob URL stores are the caller's.
    public var origin: String {
        guard let url = tupleOriginURL else { return "null" }
        return url.`protocol` + "//" + url.host
    }

    /// Whether the origin is opaque.
    public var originIsOpaque: Bool { tupleOriginURL == nil }

    /// Whether both have the same origin (HTML Standard, "same origin"). An
    /// opaque origin is the same as no other, not even that of an equal URL.
    public func isSameOrigin(as other: WebURL) -> Bool {
        guard let left = tupleOriginURL, let right = other.tupleOriginURL else { return false }
        return left.scheme == right.scheme && left.port == right.port
            && left.hostBytes == right.hostBytes
    }

    /// Whether the URL is potentially trustworthy (Secure Contexts, 3.2).
    public var isPotentiallyTrustworthy: Bool {
        switch scheme {
        case .file: return true
        case .other:
            let name = schemeBytes
            if name.elementsEqual("data".utf8) { return true }
            if name.elementsEqual("about".utf8) {
                return pathBytes.elementsEqual("blank".utf8)
                    || pathBytes.elementsEqual("srcdoc".utf8)
            }
            return tupleOriginURL?.isPotentiallyTrustworthy ?? false
        default: return schemeIsSecure || hostIsLoopback
        }
    }

    private var schemeIsSecure: Bool { scheme == .https || scheme == .wss }

    /// Secure Contexts, 3.1: 127.0.0.0/8, ::1, and the names of localhost.
    private var hostIsLoopback: Bool {
        let host = hostBytes
        switch hostKind {
        case .ipv4: return host.starts(with: "127.".utf8)
        case .ipv6: return host.elementsEqual("[::1]".utf8)
        case .domain:
            let name = host.last == UInt8(ascii: ".") ? host.dropLast() : host
            return name.elementsEqual("localhost".utf8)
                || name.suffix(10).elementsEqual(".localhost".utf8)
        default: return false
        }
    }

    /// The URL whose scheme, host and port are the origin.
    private var tupleOriginURL: WebURL? {
        switch scheme {
        case .ftp, .http, .https, .ws, .wss: return self
        case .file: return nil
        case .other:
            guard let url = blobURL, url.scheme == .http || url.scheme == .https else {
                return nil
            }
            return url
        }
    }

    /// The URL in a `blob:` URL's path.
    private var blobURL: WebURL? {
        guard schemeBytes.elementsEqual("blob".utf8) else { return nil }
        return WebURL(utf8: Array(pathBytes))
    }
}
