/** Sends the pane to the page that explains, where it cannot work. The query tells office.js what its host is. */
(function () {
  function turnAway() {
    location.replace('unsupported.html' + location.search);
  }
  if (!juesuanFloor.webView() || typeof Office === 'undefined') {
    turnAway();
    return;
  }
  Office.onReady(function (info) {
    if (info.host === 'Excel' && !juesuanFloor.excel()) turnAway();
  });
})();
