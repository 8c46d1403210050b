<?php

declare(strict_types=1);

namespace AflexiCdn\Torture;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;
use AflexiCdn\Torture\Support\EveryCall;

/** Every function and method of the extension, called under valgrind. */
final class EveryCallTest extends AddonTestCase
{
    private const EXTENSION = 'libaflexi_cdn.so';

    public function testNoneIsForgotten(): void
    {
        self::assertSame([], $this->onStage('return (new EveryCall($stage))->differences();'));
    }

    public function testValgrindFindsNothingOfOurs(): void
    {
        if (!Torture::pick(false, true)) {
            self::markTestSkipped('It takes half a minute: only in the long form.');
        }
        $report = $this->site->directory() . '/valgrind.xml';
        $started = microtime(true);
        $ended = $this->onStage('$every = new EveryCall($stage);'
            . ' foreach ($every->names() as $name) { $ended[$name] = $every->call($name); } return $ended;', [
                'env',
                // PHP's own allocator would hide what is done to memory, and unloading us whose frames are whose.
                'USE_ZEND_ALLOC=0',
                'ZEND_DONT_UNLOAD_MODULES=1',
                'valgrind',
                '--xml=yes',
                "--xml-file=$report",
                '--leak-check=full',
                // What is possibly lost are hash tables of the connections, which are kept as long as the process:
                // their owners point into the middle of them.
                '--show-leak-kinds=definite,indirect',
                '--num-callers=50',
            ]);
        $seconds = microtime(true) - $started;
        [$ours, $others] = $this->findings($report);

        Torture::say('%d calls under valgrind in %d s, %d findings of others', count($ended), $seconds, $others);
        self::assertGreaterThan(50, count(array_keys($ended, '')), 'Most calls do what they are for.');
        self::assertSame([], $ours);
    }

    /**
     * Objects in circles, which PHP does not look for at its end, are leaks without a frame of ours.
     *
     * @return array{list<string>, int} findings with a frame of the extension; how many there are without
     */
    private function findings(string $report): array
    {
        $xml = simplexml_load_file($report);
        self::assertSame('FINISHED', (string) $xml->xpath('status[last()]/state')[0]);
        $ours = $xml->xpath("error[stack/frame/obj[contains(., '" . self::EXTENSION . "')]]");
        $texts = array_map(static fn (\SimpleXMLElement $error): string => $error->asXML(), $ours);

        return [$texts, count($xml->xpath('error')) - count($ours)];
    }

    private function onStage(string $body, array $under = []): mixed
    {
        $bootstrap = var_export(__DIR__ . '/bootstrap.php', true);
        $body = "require $bootstrap; class_alias(" . var_export(EveryCall::class, true) . ", 'EveryCall'); $body";

        return Program::onStage($this->site, $this->sandbox, $body, $under);
    }
}
