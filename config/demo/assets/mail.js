// Keeps the list of demo mail up to date and shows the reader's own time.
const list = document.getElementById("letters");
const news = document.getElementById("news");
let tag = "";

function localTimes(root) {
  const today = new Date().toDateString();
  for (const one of root.querySelectorAll("time")) {
    const at = new Date(one.dateTime);
    const isToday = at.toDateString() === today;
    const shape = isToday ? { timeStyle: "short" } : { dateStyle: "short", timeStyle: "short" };
    one.textContent = new Intl.DateTimeFormat(document.documentElement.lang === "ru" ? "ru" : "en-GB", shape).format(at);
  }
}

function put(html) {
  const before = list.querySelector("a")?.id;
  const focused = list.contains(document.activeElement) ? document.activeElement.id : "";
  list.innerHTML = html;
  localTimes(list);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  const first = list.querySelector("a");
  if (first && first.id !== before) news.textContent = `${news.dataset.says}: ${first.querySelector(".subject").textContent}`;
}

async function look() {
  if (document.visibilityState === "visible") {
    try {
      const answer = await fetch(list.dataset.from, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" });
      if (answer.status === 200) {
        const isFirst = tag === "";
        tag = answer.headers.get("ETag") ?? "";
        const html = await answer.text();
        if (!isFirst || html.trim() !== list.dataset.shown) put(html);
        list.dataset.shown = html.trim();
      }
    } catch {
      // The product is being restarted; the next look finds it again.
    }
  }
  setTimeout(look, 2000);
}

localTimes(document);
look();
