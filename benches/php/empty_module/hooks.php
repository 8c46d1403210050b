<?php

if (!defined('WHMCS')) {
    die('This file cannot be opened directly.');
}
