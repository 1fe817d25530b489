import Testing

@testable import PortalJudge
@testable import PortalKit

/// `plain-http-resource`: what is fetched, and what is only a name.
@Suite struct HTTPNameTests {
    private func errors(_ source: String) -> Int {
        RuleRegistry.findings(in: PortalScript(name: "a.js", source: source))
            .filter { $0.ruleID == "plain-http-resource" }.count
    }

    @Test(arguments: [
        "var a = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress';",
        "var a = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/role';",
        "var a = 'http://json-schema.org/draft-07/schema#';",
        "var a = { '@context': 'http://schema.org' };",
        "var a = 'http://purl.org/dc/elements/1.1/';", "var a = 'http://www.w3.org/2000/svg';",
        "var token = {}; token['http://claims.operator.example/role'];",
        "var a = { 'http://claims.operator.example/role': 1 };",
        "if (name === 'http://ns.operator.example/x') {}",
        "switch (name) { case 'http://ns.operator.example/x': break; }",
        "document.createElementNS('http://ns.operator.example/x', 'a');",
        "var a = { '$schema': 'http://operator.example/schema' };",
    ])
    func `a name that stands for itself is no resource`(_ source: String) {
        #expect(errors(source) == 0)
    }

    @Test(arguments: [
        "var a = 'http://schema.organic.example/logo.png';",
        "fetch('http://api.operator.example/');",
        "var a = ['http://cdn.operator.example/a.js'];",
        "image.src = 'http://cdn.operator.example/a.png';",
        "open('http://www.w3.operator.example/');",
        "var a = { src: 'http://cdn.operator.example/a.png' };",
        "var a = `http://cdn.operator.example/${b}`;",
    ])
    func `a resource is one`(_ source: String) { #expect(errors(source) == 1) }
}
