"""Looking for something: search, filter, order."""

from compare.tui.filters import shows_info, with_info, without_info
from compare.tui.screens.choice import ChoiceScreen
from compare.tui.screens.filter import FilterScreen
from compare.tui.screens.place import Place
from compare.tui.screens.prompt import PromptScreen
from compare.tui.view import DEFAULT, ORDERS, Filter


class Looking(Place):
    """What keys for looking do."""

    def action_search(self) -> None:
        """Ask for words, and go to the first place that holds them."""

        def settle(words: str | None) -> None:
            if words is not None:
                self.search(words)

        self.app.push_screen(PromptScreen("Search the texts", self.view.search, "words, in any case"), settle)

    def search(self, words: str) -> None:
        """Highlight words in all texts shown; an empty string ends the search."""
        self.at_hit = None
        self.refilter(self.view.but(search=words))
        if words and self.view.hits:
            self.at_hit = 0
            hit = self.view.hits[0]
            self.go(self.view.row_with(hit.sentence, hit.side))
        elif words:
            self.notify(f"“{words}” stands in none of the texts shown.", markup=False)

    def action_filter(self) -> None:
        """Ask which findings are shown."""

        def settle(kept: Filter | None) -> None:
            if kept is not None:
                self.refilter(self.view.but(filter=kept))

        self.app.push_screen(FilterScreen(self.view), settle)

    def action_unfilter(self) -> None:
        """Show all findings again but those of severity info."""
        self.refilter(self.view.but(filter=DEFAULT))

    def action_info(self) -> None:
        """Show or hide findings of severity info."""
        kept = self.view.filter
        self.refilter(self.view.but(filter=without_info(kept) if shows_info(kept) else with_info(kept)))

    def action_order(self) -> None:
        """Ask for the order of the findings."""
        said = {"place": "by place in the story", "severity": "gravest first", "check": "by check"}
        words = [said.get(order, "open ones first") for order in ORDERS]

        def settle(answer: str | None) -> None:
            if answer is not None:
                self.refilter(self.view.but(order=ORDERS[words.index(answer)]))

        start = ORDERS.index(self.view.order)
        self.app.push_screen(ChoiceScreen("Sort the findings", words, chosen=start), settle)
