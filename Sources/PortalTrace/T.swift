import Glibc
public enum T {
    nonisolated(unsafe) public static var sums: [String: (Double, Int)] = [:]
    public static func now() -> Double { var t = timespec(); clock_gettime(CLOCK_MONOTONIC, &t); return Double(t.tv_sec) * 1e6 + Double(t.tv_nsec) / 1e3 }
    public static func time<R, E: Error>(_ n: String, _ f: () throws(E) -> R) throws(E) -> R {
        let s = now()
        defer { let e = now() - s; let o = sums[n] ?? (0, 0); sums[n] = (o.0 + e, o.1 + 1) }
        return try f()
    }
    public static func show() { for (k, v) in sums.sorted(by: { $0.value.0 > $1.value.0 }) { let l = "\(k) \(v.0 / Double(v.1)) \(v.1)\n"; l.withCString { _ = write(2, $0, strlen($0)) } } }
}
