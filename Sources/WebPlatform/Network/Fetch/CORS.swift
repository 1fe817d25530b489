internal import WebFormats

/// The CORS protocol (Fetch Standard, section 3.3): who may send what to whom, and read the answer.
enum CORS {
    // MARK: - Requests

    /// The headers that need a preflight, in lower case, sorted ("CORS-unsafe request-header names").
    static func unsafeNames(_ headers: HeaderList) -> [String] {
        CORSHeaderRules.unsafeRequestHeaderNames(headers.all.map { ($0.name, $0.bytes) })
    }

    // MARK: - Answers

    /// Why a page may not read an answer; nil if it may ("CORS check").
    static func problem(_ headers: HeaderList, origin: String, isWithCredentials: Bool) -> String? {
        guard let allowed = headers.value("Access-Control-Allow-Origin") else {
            return "the answer has no Access-Control-Allow-Origin; the page's origin is '\(origin)'"
        }
        if allowed == "*", !isWithCredentials { return nil }
        if allowed == "*" {
            return "Access-Control-Allow-Origin is '*', which does not do with credentials; "
                + "it has to be '\(origin)'"
        }
        guard allowed == origin else {
            return "Access-Control-Allow-Origin is '\(allowed)', and the page's origin '\(origin)'"
        }
        guard isWithCredentials else { return nil }
        return headers.value("Access-Control-Allow-Credentials") == "true"
            ? nil
            : "the request has credentials, and Access-Control-Allow-Credentials is not 'true'"
    }

    /// The headers of a CORS answer that a page sees.
    static func exposed(_ headers: HeaderList, isWithCredentials: Bool) -> HeaderList {
        let given = headers.list("Access-Control-Expose-Headers") ?? []
        // What is no list of names says nothing.
        let names = Set(
            given.allSatisfy(HTTPHeaderRules.isName) ? given.map { $0.asciiLowercased() } : [])
        let isAll = names.contains("*") && !isWithCredentials
        return HeaderList(
            headers.all.filter {
                !HTTPHeaderRules.isForbiddenResponseHeaderName($0.name)
                    && (isAll
                        || CORSHeaderRules.isSafelistedResponseHeaderName(
                            $0.name, exposed: Array(names)))
            })
    }

    // MARK: - Preflights

    /// Why a preflight's answer does not allow a request; nil if it does.
    static func problem(
        inPreflight headers: HeaderList, _ method: String, _ names: [String],
        isWithCredentials: Bool
    ) -> String? {
        let methods = headers.list("Access-Control-Allow-Methods") ?? []
        let allowed = (headers.list("Access-Control-Allow-Headers") ?? []).map {
            $0.asciiLowercased()
        }
        guard (methods + allowed).allSatisfy(HTTPHeaderRules.isName) else {
            return "Access-Control-Allow-Methods or -Headers is not a list of names"
        }
        if !methods.contains(method), !HTTPMethodRules.isCORSSafelisted(method),
            isWithCredentials || !methods.contains("*")
        {
            return "Access-Control-Allow-Methods does not allow \(method)"
        }
        for name in names where !allowed.contains(name) {
            if CORSHeaderRules.isNonWildcardRequestHeaderName(name) || isWithCredentials
                || !allowed.contains("*")
            {
                return "Access-Control-Allow-Headers does not allow '\(name)'"
            }
        }
        return nil
    }
}

/// What preflights allowed, for as long as they said (Fetch Standard, section 4.9).
final class PreflightCache {
    private struct Key: Hashable {
        let origin: String
        let url: String
        let isWithCredentials: Bool
    }

    private struct Entry {
        var methods: [String: Int] = [:]
        var headers: [String: Int] = [:]
    }

    private var entries: [Key: Entry] = [:]

    /// Whether a request needs no preflight now.
    func allows(
        _ method: String, _ names: [String], _ origin: String, _ url: WebURL,
        isWithCredentials: Bool, isForced: Bool, now: Int
    ) -> Bool {
        guard
            let entry = entries[
                Key(origin: origin, url: url.href, isWithCredentials: isWithCredentials)]
        else { return false }
        func holds(_ end: Int?) -> Bool { end.map { $0 > now } ?? false }
        let star = !isWithCredentials
        let isMethodFine =
            (HTTPMethodRules.isCORSSafelisted(method) && !isForced) || holds(entry.methods[method])
            || (star && holds(entry.methods["*"]))
        return isMethodFine
            && names.allSatisfy {
                holds(entry.headers[$0])
                    || (star && !CORSHeaderRules.isNonWildcardRequestHeaderName($0)
                        && holds(entry.headers["*"]))
            }
    }

    /// Takes note of what a preflight allowed.
    func store(
        _ headers: HeaderList, _ method: String, _ origin: String, _ url: WebURL,
        isWithCredentials: Bool, now: Int
    ) {
        let seconds = headers.value("Access-Control-Max-Age").flatMap(Int.init) ?? 5
        guard seconds > 0, entries.count < 1_000 else { return }
        let end = now + min(seconds, 7_200) * 1_000
        let key = Key(origin: origin, url: url.href, isWithCredentials: isWithCredentials)
        let methods = headers.list("Access-Control-Allow-Methods") ?? [method]
        for method in methods.prefix(100) { entries[key, default: Entry()].methods[method] = end }
        for name in (headers.list("Access-Control-Allow-Headers") ?? []).prefix(1_000) {
            entries[key, default: Entry()].headers[name.asciiLowercased()] = end
        }
    }
}
