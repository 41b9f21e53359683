"""Functions of software are found by what people call them, and all formulas are set alike."""

from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from reading import Reader

from fundamentals.software.table import ROWS

PAGES = {
    "index": "",
    "entry": "e/taylor/",
    "functions": "software/",
    "functions of a library": "software/numpy/",
    "functions of another": "software/jax/",
    "module": "lean/Differentiation/Taylor/",
    "map": "map/",
    "errata": "errata/",
    "notation": "notation/",
    "trust": "trust/",
    "about": "about/",
    "search": "search.html?q=stride",
}
"""One of each kind."""

# formulas that KaTeX did not set, and MathML that is to be seen
NOT_KATEX = """() => [
  ...[...document.querySelectorAll("math")].filter((math) => !math.closest(".katex-mathml")),
  ...[...document.querySelectorAll(".katex")].filter((each) => {
    const html = each.querySelector(".katex-html");
    const mathml = each.querySelector(".katex-mathml").getBoundingClientRect();
    return !html || mathml.width > 1 || mathml.height > 1
      || !getComputedStyle(html).fontFamily.startsWith("KaTeX_Main");
  }),
].map((each) => each.outerHTML.slice(0, 200))"""

# the families of the site's fonts that some formula uses, and those of them that are not loaded
FONTS = """() => document.fonts.ready.then(() => {
  const used = new Set([...document.querySelectorAll(".katex-html *")]
    .filter((each) => each.checkVisibility() && each.textContent.trim())
    .map((each) => getComputedStyle(each).fontFamily.split(",")[0].replaceAll('"', "")));
  const loaded = new Set([...document.fonts].filter((font) => font.status === "loaded")
    .map((font) => font.family.replaceAll('"', "")));
  return { used: [...used], missing: [...used].filter((family) => !loaded.has(family)) };
})"""

FIRST = {
    "numpy.convolve": "numpy.convolve",
    "np.convolve": "numpy.convolve",
    "F.conv2d": "torch.nn.functional.conv2d",
    "nn.Conv2d": "torch.nn.Conv2d",
    "scipy.signal.fftconvolve": "scipy.signal.fftconvolve",
    "conv_general_dilated": "jax.lax.conv_general_dilated",
    "stride": "torch.nn.functional.conv1d",
    "groups": "torch.nn.functional.conv1d",
    "same_lower": "jax.lax.conv_general_dilated",
    "NUMPY same": "numpy.convolve",
}
"""What is searched for, and the function that is to stand first."""


@pytest.mark.parametrize("place", PAGES.values(), ids=PAGES.keys())
def test_every_formula_is_set_by_katex(disk: Reader, place: str) -> None:
    """In fonts that come with the site; MathML is there for those who listen, and is not seen."""
    with disk.open(place) as page:
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
        fonts = page.evaluate(FONTS)

        assert page.evaluate(NOT_KATEX) == []
        assert fonts["missing"] == []
        assert place not in ("e/taylor/", "software/numpy/") or "KaTeX_Math" in fonts["used"]


def test_braces_stretch_over_cases(disk: Reader) -> None:
    """The mode "same" of numpy.correlate has two cases under one brace, higher than a line."""
    with disk.open("software/numpy/") as page:
        cell = page.locator("[id='numpy.correlate'] .modes .katex-html", has_text="otherwise")
        brace = cell.locator(".delimsizing", has_text="{")

        expect(brace).to_have_class("delimsizing size4")
        assert brace.evaluate("(e) => getComputedStyle(e).fontFamily").startswith("KaTeX_Size4")


@pytest.mark.parametrize(("words", "function"), FIRST.items(), ids=FIRST.keys())
def test_the_search_page_lists_functions_first(disk: Reader, words: str, function: str) -> None:
    """Before entries and pages; the link leads to the function's place on its library's page."""
    with disk.open(f"search.html?q={quote(words)}") as page:
        first = page.locator("article a[href*='html']").first
        expect(first).to_have_text(function)
        first.click()
        expect(page.locator(f"section[id='{function}'] h2")).to_be_in_viewport()


def test_an_entry_that_is_called_so_stands_before_functions(disk: Reader) -> None:
    """Whoever searches for convolution finds the theorem, and the functions below it."""
    with disk.open("search.html?q=convolution") as page:
        tops = [page.locator(f"#found-{kind}").bounding_box() for kind in ("entries", "functions")]
        assert tops[0] is not None
        assert tops[1] is not None
        assert tops[0]["y"] < tops[1]["y"]


@pytest.mark.parametrize(
    "words", ["conv1d", "fft", "relu", "softmax", "tf.nn.conv1d", "numpy.convolve"]
)
def test_the_filter_of_the_index_never_ends_in_nothing(disk: Reader, words: str) -> None:
    """Entries, or the way to the search page with the same words, which Enter takes, too."""
    with disk.open() as page:
        page.fill("#words", words)
        onward = page.locator("#onward a")
        expect(onward).to_be_visible()
        expect(onward).to_contain_text(words)
        entries = page.locator(".card:visible").count()
        assert (entries > 0) == (words not in ("softmax", "tf.nn.conv1d"))
        if entries:
            onward.click()
        else:
            page.press("#words", "Enter")
        page.wait_for_url(f"**/search.html?q={quote(words)}")
        expect(page.locator("#onward")).to_have_count(0)


def test_without_words_nothing_leads_onward(disk: Reader) -> None:
    """The index is as it was, also after the words are gone."""
    with disk.open() as page:
        expect(page.locator("#onward")).to_be_hidden()
        page.fill("#words", "softmax")
        page.fill("#words", "")
        expect(page.locator("#onward")).to_be_hidden()


def test_the_page_of_functions_leads_to_each(disk: Reader) -> None:
    """To its place on its library's page, where its number types are told."""
    with disk.open("software/") as page:
        links = page.locator("table.overview a")
        expect(links).to_have_count(len(ROWS))
        links.nth(1).click()
        place = page.locator("section[id='numpy.correlate']")
        expect(place.locator("h2")).to_be_in_viewport()
        place.locator("summary").click()
        expect(place.locator("table.types")).to_contain_text("modulo 2ᵇ")
