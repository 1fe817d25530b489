// Contoso Mobile: the pages that the user sees.
//
// This sample has no markup: to show a page is to remember it and to write one line to the console.

var Pages = (function () {
    var shown = "";

    return {
        // Shows a page; the text says what is special about it this time.
        show: function (page, text) {
            shown = page;
            console.log("[page] " + page + (text ? ": " + text : ""));
        },

        isShown: function (page) {
            return shown === page;
        },

        // Tells something on the page that is shown.
        tell: function (text) {
            console.log("[note] " + text);
        }
    };
}());
