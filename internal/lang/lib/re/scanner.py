class Scanner:
    """Splits a text into tokens: the lexicon is a list of patterns and what to do with their matches."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._actions = {}
        number = 1
        for phrase, action in lexicon:
            self._actions[number] = action
            number += 1 + compile(phrase, flags).groups
        self.scanner = compile('|'.join([f'({phrase})' for phrase, _ in lexicon]), flags)

    def scan(self, string):
        """The list of what the actions made of the tokens, and the rest that no pattern matches."""
        result = []
        match = self.scanner.scanner(string).match
        end = 0
        while (found := match()) is not None and found.end() > end:
            end = found.end()
            action = self._actions[found.lastindex]
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                result.append(action)
        return result, string[end:]
