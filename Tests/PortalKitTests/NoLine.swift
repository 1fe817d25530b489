import PartnerCenter
import WebFormats

/// A live service that is never asked.
struct NoLine: PartnerLine {
    func send(
        _ request: HTTPRequest, timeout: Int
    ) throws(PartnerTransportFailure) -> HTTPResponse {
        throw PartnerTransportFailure(.notConnected, "nobody should have asked")
    }
}
