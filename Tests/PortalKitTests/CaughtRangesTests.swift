import Testing

@testable import PortalKit

/// Where an exception is caught in its own function: what "uncaught" means to a debugger.
@Suite struct CaughtRangesTests {
    /// Whether a `!` in a text is where something is caught.
    private func isCaught(_ text: String) throws -> Bool {
        let mark = try #require(text.utf8.firstIndex(of: UInt8(ascii: "!")))
        let before = String(text[..<mark])
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        let source = before + String(text[text.index(after: mark)...])
        return CaughtRanges(source).catches(
            line: lines.count, column: (lines.last?.utf16.count ?? 0) + 1)
    }

    @Test(
        arguments: [
            "try { !f() } catch {}", "try {\n  if (a) { !f() }\n} catch (e) { g() }",
            "function f() { try { !g() } catch (e) {} }",
            "try { !a() } catch {} finally {}", "try { const s = `${!a()}` } catch {}",
            "const f = () => { try { !g() } catch {} }",
            "try { try { !g() } finally {} } catch {}",
        ])
    func `what stands in a try with a catch is caught`(_ text: String) throws {
        #expect(try isCaught(text))
    }

    @Test(
        arguments: [
            "!f()", "try { !f() } finally {}", "try { f() } catch { !g() }",
            "try { setTimeout(function () { !f() }) } catch {}",
            "try { setTimeout(() => !f(), 5) } catch {}", "try { a = () => { !f() } } catch {}",
            "try { class A { m() { !f() } } } catch {}", "try { f() } catch {}\n!g()",
            "if (a) { !f() }", "const s = 'try { '; !f(); // } catch {}",
            "try { const o = { m() { !f() } } } catch {}",
        ])
    func `what is thrown outside, in the handler or in another function is not`(
        _ text: String
    ) throws {
        let isCaught = try isCaught(text)
        #expect(!isCaught)
    }
}
