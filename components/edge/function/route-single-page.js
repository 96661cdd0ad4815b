// Runs at every edge, before the cache, for the site only: the application has one page and routes inside it, so every
// path that is no file is that page. Error responses could do it too, but they would cover the API as well and turn its
// 404s into pages. Runtime cloudfront-js-2.0; CloudFront calls `handler`.

var PAGE = "/index.html";

// A list, because a dot proves nothing: /users/john.doe and /v1.2/orders are pages.
var FILE =
  /\.(avif|bmp|css|csv|eot|gif|gz|html?|ico|jpe?g|js|json|map|mjs|mp3|mp4|ogg|otf|pdf|png|svg|ttf|txt|wasm|wav|webm|webmanifest|webp|woff2?|xml|zip)$/i;

// Files without an extension, such as apple-app-site-association, which others look for under exactly this path.
var WELL_KNOWN = "/.well-known/";

function handler(event) {
  var request = event.request;
  var path = decode(request.uri);
  if (!FILE.test(path) && path.indexOf(WELL_KNOWN) !== 0) request.uri = PAGE;
  return request;
}

// What is no valid encoding is judged as it stands; an error here would be the reader's "503".
function decode(uri) {
  try {
    return decodeURIComponent(uri);
  } catch (error) {
    return uri;
  }
}
