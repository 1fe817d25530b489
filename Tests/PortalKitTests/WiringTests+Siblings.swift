/// More of the kinds of issue 13, section 3, each beside what is right.
extension WiringTests {
    static let siblings: [Portal] = [
        Portal(
            "stringified instead of parsed", "json-not-parsed", ["JSON.stringify", "JSON.parse"],
            portal(
                activated: """
                    function onActivated(json) {
                      var r = JSON.stringify(json);
                      if (↓r.activationResult === 'success') console.log('done');
                      else console.log('failed');
                    }
                    """)),
        Portal(
            "member of the result", "payload-member",
            ["activationResult is a text", "MobilePlansActivationError.success"],
            told("if (r.activationResult.↓success) console.log('done'); else console.log('no');")),
        Portal(
            "member of the state", "payload-member",
            ["networkRegistrationState is a text", "MobilePlansNetworkRegistrationState.home"],
            state("console.log(s.networkRegistrationState.↓home ? 'connected' : 'no');")),
        Portal(
            "word in the text in other letters", "comparison-never-true", ["'success'"],
            portal(
                activated: """
                    function onActivated(json) {
                      if (json.indexOf(↓'Success') >= 0) console.log('done');
                      else console.log(JSON.parse(json).activationResult);
                    }
                    """)),
        Portal(
            "a value alone", "truthy-result", ["'cardRemoved' alone", "==="],
            told(
                "if (r.activationResult === 'cardBusy' || ↓'cardRemoved') console.log(1); else console.log(2);"
            )),
        Portal(
            "different from one of two", "truthy-result", ["join them with &&"],
            told(
                "if (r.activationResult !== 'cardBusy' || r.activationResult !== ↓'cardRemoved') console.log(1);"
            )),
        Portal(
            "assigned after the call", "metadata-set-too-late", ["'planName'", "Object.assign"],
            portal(
                call: """
                    var m = { moDirectStatus: 'Complete' };
                    o.notifyInlineProfileDownload(m, '1$smdp.example.com$ABC-1');
                    Object.↓assign(m, { planName: '10 GB' });
                    """)),
        Portal(
            "regular expression in other letters", "comparison-never-true", ["'success'"],
            told(
                "if (↓/^(Success|Done)$/.test(r.activationResult)) console.log(1); else console.log(2);"
            )),
        Portal(
            "evaluated instead of parsed", "json-not-parsed", ["eval takes a script"],
            portal(
                activated: """
                    function onActivated(json) {
                      var r = ↓eval(json);
                      console.log(r.activationResult === 'success' ? 'done' : 'failed');
                    }
                    """)),
        Portal(
            "page left", "hand-back-during-operation", ["the page is left"],
            portal(
                call: """
                    o.notifyInlineProfileDownload(\(metadata), '1$smdp.example.com$ABC-1');
                    location↓.href = '/thanks';
                    """)),
    ]

    static let correctSiblings: [Portal] = [
        Portal(
            "copied by way of JSON", nil,
            told(
                "var c = JSON.parse(JSON.stringify(r)); console.log(c.activationResult === 'success' ? 1 : 2);"
            )),
        Portal(
            "the text is logged", nil,
            portal(
                activated: """
                    function onActivated(json) {
                      console.log(JSON.stringify(json).length);
                      console.log(JSON.parse(json).activationResult === 'success' ? 'done' : json);
                    }
                    """)),
        Portal(
            "members of texts", nil,
            told(
                "console.log(r.activationResult.length, r.activationResult.charAt(0), r.activationResult === 'success');"
            )),
        Portal(
            "word in the text", nil,
            portal(
                activated: """
                    function onActivated(json) {
                      if (json.indexOf('"success"') >= 0 || json.includes('success')) console.log('done');
                      else console.log(JSON.parse(json).activationResult);
                    }
                    """)),
        Portal(
            "each value compared", nil,
            told(
                "if (r.activationResult === 'cardBusy' || r.activationResult === 'cardRemoved') console.log(1); else console.log(r.activationResult === 'success');"
            )),
        Portal(
            "different from both", nil,
            told(
                "if (r.activationResult !== 'cardBusy' && r.activationResult !== 'cardRemoved') console.log(r.activationResult === 'success');"
            )),
        Portal(
            "a value where there is none", nil,
            told("var x = r.activationResult || 'other'; console.log(x === 'success' ? 1 : 2);")),
        Portal(
            "assigned before the call", nil,
            portal(
                call: """
                    var m = Object.assign({ moDirectStatus: 'Complete' }, { planName: '10 GB' });
                    o.notifyInlineProfileDownload(m, '1$smdp.example.com$ABC-1');
                    """)),
        Portal(
            "regular expressions", nil,
            told(
                "console.log(/^success$/.test(r.activationResult), /^Success$/i.test(r.activationResult), /card/.test(r.activationResult), /^(success|Done)$/.test(r.activationResult));"
            )),
        Portal(
            "evaluated in parentheses", nil,
            portal(
                activated: """
                    function onActivated(json) {
                      var r = eval('(' + json + ')');
                      console.log(r.activationResult === 'success' ? 'done' : 'failed');
                    }
                    """)),
        Portal(
            "page left when it is over", nil,
            portal(
                activated: """
                    function onActivated(json) {
                      console.log(JSON.parse(json).activationResult === 'success' ? 'done' : json);
                    }
                    """,
                registered: """
                    function onRegistered(json) {
                      var s = JSON.parse(json).networkRegistrationState;
                      if (s === 'home' || s === 'roaming' || s === 'partner') location.href = '/thanks';
                      else console.log(s);
                    }
                    """)),
    ]
}
