internal import Glibc

/// Takes connections from programs of this computer.
struct LocalListener {
    private let socket: Int32
    /// Where it listens.
    let port: UInt16

    /// - Parameter port: 0 is any that is free.
    init(port: UInt16) throws(CommandFailure) {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.socket = socket
        var isOn: Int32 = 1
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &isOn, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(socket, address, size) == 0 && listen(socket, 4) == 0
                    && getsockname(socket, address, &size) == 0
            }
        }
        guard isBound else {
            let reason = String(cString: strerror(errno))
            close(socket)
            throw .couldNotRun("port \(port) of 127.0.0.1 cannot be listened at: \(reason)")
        }
        self.port = UInt16(bigEndian: address.sin_port)
    }

    /// The next connection.
    ///
    /// - Throws: Why there are no more.
    func accept() throws(CommandFailure) -> Int32 {
        while true {
            let connection = Glibc.accept(socket, nil, nil)
            if connection < 0, errno == EINTR || errno == ECONNABORTED { continue }
            guard connection >= 0 else {
                throw .couldNotRun(
                    "port \(port) of 127.0.0.1 takes no connections any more: "
                        + String(cString: strerror(errno)))
            }
            var isOn: Int32 = 1
            setsockopt(
                connection, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn,
                socklen_t(MemoryLayout<Int32>.size))
            return connection
        }
    }
}
