<?php

namespace WHMCS\Module\Addon\AflexiCdn\Client;

/**
 * Who looks at the client area, and the client that is looked at.
 */
final class Visitor
{
    /** @var int */
    private $client;

    /** @var int */
    private $user;

    /** @var int */
    private $admin;

    /** @var string */
    private $language;

    /**
     * @param int    $client   tblclients.id
     * @param int    $user     tblusers.id
     * @param int    $admin    tbladmins.id of an admin who is there in the client's place; 0 for none
     * @param string $language WHMCS's name of the client's language; may be empty
     */
    public function __construct(int $client, int $user, int $admin, string $language)
    {
        $this->client = $client;
        $this->user = $user;
        $this->admin = $admin;
        $this->language = $language;
    }

    /** tblclients.id */
    public function client(): int
    {
        return $this->client;
    }

    /** tblusers.id of whose permissions count; 0 for an admin, who has them all */
    public function user(): int
    {
        return $this->admin > 0 ? 0 : $this->user;
    }

    /** In the words of the logs. An admin is named, in whosever place. */
    public function actor(): string
    {
        return $this->admin > 0 ? 'admin ' . $this->admin : 'client ' . $this->client;
    }

    /** WHMCS's name of the client's language; may be empty. */
    public function language(): string
    {
        return $this->language;
    }
}
