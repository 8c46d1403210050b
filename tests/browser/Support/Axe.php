<?php

declare(strict_types=1);

namespace AflexiCdn\Browser\Support;

use WhmcsHost\WebDriver;

/** axe-core: what of a page people with a disability could not use. */
final class Axe
{
    private const FILE = __DIR__ . '/../node_modules/axe-core/axe.min.js';
    private const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

    /** How many elements of a page are told for each rule: a table may have hundreds that are alike. */
    private const EXAMPLES = 5;

    /**
     * Looks at the page that is open. Findings of every weight count, also those that axe-core calls moderate or minor.
     *
     * @return list<string> what is wrong, a line for each element
     */
    public static function findings(WebDriver $browser): array
    {
        if (!is_file(self::FILE)) {
            throw new \RuntimeException('axe-core is not installed, please run "make tests/browser/node_modules".');
        }
        $rules = json_encode(self::RULES);
        $found = $browser->run(file_get_contents(self::FILE)
            . "; return axe.run({runOnly: $rules, resultTypes: ['violations']}).then(found => found.violations)");
        $lines = [];
        foreach ($found as $violation) {
            foreach (array_slice($violation['nodes'], 0, self::EXAMPLES) as $node) {
                $lines[] = "$violation[impact] $violation[id]: " . substr($node['html'], 0, 160) . ' '
                    . preg_replace('/\s+/', ' ', $node['failureSummary'] ?? '');
            }
        }

        return $lines;
    }
}
