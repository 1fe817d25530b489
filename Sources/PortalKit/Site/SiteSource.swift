internal import Foundation
internal import PortalTrace
internal import WebFormats
internal import WebPlatform

/// The site of a portal on the network of one run: files of its folder, as a static web server gives
/// them out.
final class SiteSource: NetworkSource {
    /// A larger file is no part of a page that a user waits for.
    static let mostBytes = 100 << 20

    private let site: Site
    private let origin: String

    /// - Parameter origin: The origin of the portal, which the folder stands for.
    init(_ site: Site, origin: String) {
        self.site = site
        self.origin = origin
    }

    var isOfPage: Bool { true }

    func answer(_ request: HTTPRequest) -> NetworkAnswer? {
        guard request.url.origin == origin else { return nil }
        switch site.entry(at: request.url.pathname) {
        case .missing: return notFound(request)
        case .folder(let path):
            var answer = NetworkAnswer(status: 301, statusText: "Moved Permanently")
            answer.headers.append("Location", path + request.url.search)
            return finished(answer, site.root)
        case .file(let name, let path):
            guard ["GET", "HEAD"].contains(request.method) else {
                var answer = NetworkAnswer(status: 405, statusText: "Method Not Allowed")
                answer.headers.append("Allow", "GET, HEAD")
                return finished(answer, name)
            }
            return file(name, path)
        }
    }

    /// The name of a file of the site for reports; nil for what is none.
    func name(of url: WebURL) -> String? {
        guard url.origin == origin, case .file(let name, _) = site.entry(at: url.pathname) else {
            return nil
        }
        return name
    }

    /// Where the file lies that reports name so; nil if the site has none of that name.
    func scriptOrigin(named name: String) -> PortalScript.Origin? {
        site.scriptOrigin(named: name)
    }

    private func file(_ name: String, _ path: String) -> NetworkAnswer {
        let bytes: [UInt8]
        do throws(InputFile.Failure) {
            bytes = try InputFile.bytes(of: path, most: Self.mostBytes)
        } catch {
            let kind: NetworkFailure.Kind =
                if case .tooLarge = error { .limit } else { .reset }
            var answer = NetworkAnswer.failing(
                NetworkFailure(kind, "the file '\(name)' cannot be read: \(error.words)"))
            answer.source = name
            return answer
        }
        var answer = NetworkAnswer(status: 200, statusText: "OK", body: bytes)
        answer.headers.append("Content-Type", FileTypes.type(of: name))
        answer.headers.append("Content-Length", "\(bytes.count)")
        return finished(answer, name)
    }

    /// A server's answer for what it does not have. A method that asks for more than a file is
    /// another server's to answer: without a fixture it has no answer.
    private func notFound(_ request: HTTPRequest) -> NetworkAnswer? {
        guard ["GET", "HEAD"].contains(request.method) else { return nil }
        let page = "<!DOCTYPE html><title>404 Not Found</title><h1>404 Not Found</h1>"
        var answer = NetworkAnswer(
            status: 404, statusText: "Not Found", body: Array(page.utf8))
        answer.headers.append("Content-Type", "text/html;charset=utf-8")
        return finished(answer, site.root)
    }

    private func finished(_ answer: NetworkAnswer, _ source: String) -> NetworkAnswer {
        var answer = answer
        answer.source = source
        answer.delay = NetworkSession.Limits.usualDelay
        return answer
    }
}
