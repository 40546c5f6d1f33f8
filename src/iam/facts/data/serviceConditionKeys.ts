/**
 * Condition keys of single services whose declared type is not a plain string, lower-cased; a key that ends in `/`
 * stands for all that start with it. Generated from the MIT-licensed data set iam-data, 0.21.202609261.
 */

export const stringLists = `
  a4b:filters_devicetype account:accountresourceorgpaths account:alternatecontacttypes acm:domainnames
  airflow:teamnames apigateway:request/authorizertype apigateway:request/authorizeruri
  apigateway:request/conditionbasepaths apigateway:request/endpointtype
  apigateway:request/routeauthorizationtype apigateway:request/securitypolicy
  apigateway:resource/authorizertype apigateway:resource/authorizeruri
  apigateway:resource/conditionbasepaths apigateway:resource/endpointtype
  apigateway:resource/routeauthorizationtype apigateway:resource/securitypolicy
  autoscaling:capacityreservationids autoscaling:capacityreservationresourcegrouparns
  autoscaling:loadbalancernames autoscaling:targetcapacitytypes autoscaling:trafficsourceidentifiers
  autoscaling:vpczoneidentifiers aws-marketplace:agreementtype aws-marketplace:productid
  backup:copytargetorgpaths bedrock-agentcore:allowedqueryparameters
  bedrock-agentcore:allowedrequestheaders bedrock-agentcore:allowedresponseheaders
  bedrock-agentcore:credentialproviderscope bedrock-agentcore:inboundjwtclaim/aud
  bedrock-agentcore:inboundjwtclaim/scope bedrock-agentcore:securitygroups bedrock-agentcore:subnets
  bedrock-mantle:files cloudformation:resourcetypes cloudformation:targetregion
  cloudshell:securitygroupids cloudshell:subnetids cloudshell:vpcids cloudwatch:alarmactions
  cloudwatch:requestinsightruleloggroups codebuild:buildbatchconfig.restrictions.computetypesallowed
  codebuild:buildbatchconfig.restrictions.fleetsallowed codebuild:cache.modes
  codebuild:environment.environmentvariables.name codebuild:environment.environmentvariables.value
  codebuild:filesystemlocations.identifier codebuild:filesystemlocations.location
  codebuild:filesystemlocations.type codebuild:secondaryartifacts.artifactidentifier
  codebuild:secondaryartifacts.bucketowneraccess codebuild:secondaryartifacts.location
  codebuild:secondarysources.auth.resource codebuild:secondarysources.auth.type
  codebuild:secondarysources.buildstatusconfig.context
  codebuild:secondarysources.buildstatusconfig.targeturl codebuild:secondarysources.location
  codebuild:secondarysources.sourceidentifier codebuild:vpcconfig.securitygroupids
  codebuild:vpcconfig.subnets comprehend:vpcsecuritygroupids comprehend:vpcsubnets connect:flowtype
  connect:listrealtimecontactanalysissegmentsbysegmenttype connect:monitorcapabilities
  connect:searchcontactsbycontactanalysis datapipeline:pipelinecreator datapipeline:workergroup
  deadline:farmmembershiplevels deadline:fleetmembershiplevels deadline:jobmembershiplevels
  deadline:queuemembershiplevels devops-guru:servicenames dynamodb:attributes
  dynamodb:firstpartitionkeyvalues dynamodb:fourthpartitionkeyvalues dynamodb:leadingkeys
  dynamodb:secondpartitionkeyvalues dynamodb:thirdpartitionkeyvalues ec2:ikeversions ec2:phase1dhgroup
  ec2:phase1encryptionalgorithms ec2:phase1integrityalgorithms ec2:phase2dhgroup
  ec2:phase2encryptionalgorithms ec2:phase2integrityalgorithms ec2:vpceprivatednsspecifieddomains
  ecs:compute-compatibility ecs:subnet eks:kubernetesgroups eks:namespaces
  elasticloadbalancing:listenerprotocol elasticloadbalancing:securitygroup
  elasticloadbalancing:securitypolicy elasticloadbalancing:subnet events:detail-type events:metadata/
  events:source fis:operations fis:targets geo:deviceids geo:geofenceids glue:securitygroupids
  glue:subnetids glue:vpcids iam:accountpropertynamespaces identitystore:groupid identitystore:userid
  imagebuilder:createdresourcetagkeys iot:tunneldestinationservice iotfleetwise:signals
  iottwinmaker:linkedservices kms:encryptioncontextkeys kms:grantoperations kms:resourcealiases
  lambda:layer lambda:securitygroupids lambda:subnetids lex:associatedintents lex:associatedslottypes
  networkmanager:edgelocations oam:resourcetypes observabilityadmin:centralizationsourceid
  observabilityadmin:centralizationsourceregions
  partnercentral-account-management:legacypartnercentralrole
  partnercentral-account-management:marketingcentralrole
  partnercentral-account-management:proserverole partnercentral:fulfillmenttypes
  partnercentral:programs payment-cryptography:resourcealiases pi:dimensions
  quicksight:allowedembeddingdomains refactor-spaces:createdbyaccountids
  route53:changeresourcerecordsetsactions route53:changeresourcerecordsetsnormalizedrecordnames
  route53:changeresourcerecordsetsrecordtypes s3:inventoryaccessibleoptionalfields
  s3:requestobjecttagkeys s3express:inventoryaccessibleoptionalfields s3express:permissions
  sagemaker:acceleratortypes sagemaker:customermetadatapropertiestoremove sagemaker:instancetypes
  sagemaker:updatablefeatures sagemaker:vpcsecuritygroupids sagemaker:vpcsubnets saml:cn
  saml:eduorghomepageuri saml:eduorgidentityauthnpolicyuri saml:eduorglegalname saml:eduorgsuperioruri
  saml:eduorgwhitepagesuri saml:edupersonaffiliation saml:edupersonassurance saml:edupersonentitlement
  saml:edupersonnickname saml:edupersonorgunitdn saml:edupersonscopedaffiliation
  saml:edupersontargetedid secretsmanager:addreplicaregions ses:configurationsetoptions ses:recipients
  ses:replicaregion ssm:documentcategories ssm:documentversion ssm:inventorytypename
  states:statemachinequalifier sts:identitytokenaudience sts:transitivetagkeys synthetics:names
  transfer:requestserverprotocols vpc-lattice-svcs:requestquerystring/
  vpc-lattice:privatednsspecifieddomains vpc-lattice:securitygroupids wisdom:searchfilter/qualifier
`;

export const arnLists = `
  autoscaling:targetgrouparns backup:copytargets backup:frameworkarns
  cloudwatch:requestmanagedresourcearns dsql:fistargetarns dynamodb:fistargetarns ec2:fistargetarns
  ecs:capacity-provider eks:encryptionconfigproviderkeyarns events:eventbusarn events:targetarn
  identitystore:groupexternalidissuers identitystore:userexternalidissuers iot:thinggrouparn
  iotsitewise:taskarns kinesis:fistargetarns logs:loggeneratingresourcearns networkmanager:subnetarns
  quicksight:kmskeyarns sagemaker:imagearns sagemaker:imageversionarns
  sagemaker:notebookinstancelifecycleconfigarns sagemaker:studiolifecycleconfigarns
  sts:requestcontextproviders vpc-lattice:targetgrouparns wisdom:messagetemplate/routingprofilearn
`;

export const booleanLists = `
  apigateway:request/apikeyrequired apigateway:resource/apikeyrequired
  codebuild:secondaryartifacts.encryptiondisabled codebuild:secondarysources.insecuressl
`;

export const arns = `
  acm-pca:templatearn agentaccess-mcp:stackarn apigateway:request/cognitouserpoolarn
  apigateway:request/domainnamearn apigateway:resource/cognitouserpoolarn
  apprunner:autoscalingconfigurationarn apprunner:connectionarn
  apprunner:observabilityconfigurationarn apprunner:servicearn apprunner:vpcconnectorarn
  aws-external-anthropic:keyarn backup:mpaapprovalteamarn bedrock:guardrailidentifier
  bedrock:inferenceprofilearn bedrock:modelarn bedrock:projectarn bedrock:promptrouterarn
  bedrock:thirdpartyknowledgebasecredentialssecretarn billingconductor:pricingplanarn cloud9:ownerarn
  cloud9:userarn cloudformation:rolearn cloudformation:typearn codebuild:buildarn
  codebuild:environment.fleet.fleetarn codebuild:projectarn codeconnections:hostarn
  codestar-connections:hostarn codestar-notifications:notificationsforresource
  cognito-identity-auth:identitypoolarn cognito-identity-unauth:identitypoolarn
  cognito-identity:identitypoolarn comprehend:datalakekmskey comprehend:modelkmskey
  comprehend:outputkmskey comprehend:volumekmskey connect:preferreduserarn connect:userarn
  drs:ec2instancearn ebs:parentsnapshot ec2:acceptervpc ec2:capacityreservationfleet
  ec2:clientrootcertificatechainarn ec2:cloudwatchloggrouparn ec2:cloudwatchlogstreamarn
  ec2:destinationcapacityreservationid ec2:directoryarn ec2:instanceplatform ec2:instanceprofile
  ec2:launchtemplate ec2:newinstanceprofile ec2:outpostarn ec2:parentsnapshot ec2:parentvolume
  ec2:placementgroup ec2:requestervpc ec2:samlproviderarn ec2:servercertificatearn
  ec2:sourcecapacityreservationid ec2:sourceinstancearn ec2:sourceoutpostarn ec2:subnet ec2:vpc
  ecs:cluster ecs:container-instances ecs:daemon ecs:daemon-task-definition ecs:gateway ecs:namespace
  ecs:service ecs:task ecs:task-definition eks:policyarn eks:principalarn
  elasticbeanstalk:fromapplication elasticbeanstalk:fromapplicationversion
  elasticbeanstalk:fromconfigurationtemplate elasticbeanstalk:fromenvironment
  elasticbeanstalk:fromplatform elasticbeanstalk:fromsolutionstack elasticbeanstalk:inapplication
  elasticfilesystem:accesspointarn elasticmapreduce:executionrolearn emr-containers:executionrolearn
  emr-containers:jobtemplatearn execute-api:viadomainarn gameliftstreams:rolearn
  iam:associatedresourcearn iam:delegationrequestowner iam:permissionsboundary iam:policyarn
  iam:roletemplatearn iam:templatearn identitycenter:applicationarn identitycenter:instancearn
  identitystore:identitystorearn imagebuilder:statustopicarn iot:thingarn iotfleetwise:destinationarn
  iotfleetwise:updatetodecodermanifestarn iotfleetwise:updatetomodelmanifestarn
  kms:grantconstraintsourcearn lambda:codesigningconfigarn lambda:functionarn lambda:sourcefunctionarn
  logs:deliverydestinationresourcearn mgh:automationunitresourceautomationunitarn
  networkmanager:cgwarn networkmanager:directconnectgatewayarn networkmanager:tgwarn
  networkmanager:tgwconnectpeerarn networkmanager:tgwrtbarn networkmanager:vpcarn
  networkmanager:vpnconnectionarn nimble:studioid quicksight:group quicksight:iamarn ram:permissionarn
  ram:resourcearn redshift-data:glue-catalog-arn redshift:consumerarn redshift:inboundintegrationarn
  redshift:integrationsourcearn redshift:integrationtargetarn route53profiles:resourcearns
  s3-outposts:dataaccesspointarn s3:accessgrantsinstancearn s3:dataaccesspointarn s3:deliverysourcearn
  s3:resourcearnbeingauthorized s3:x-amz-server-side-encryption-aws-kms-key-id
  s3express:dataaccesspointarn s3express:x-amz-server-side-encryption-aws-kms-key-id
  s3files:accesspointarn s3tables:kmskeyarn s3vectors:kmskeyarn sagemaker:domainsharingoutputkmskey
  sagemaker:domainsharingoutputkmskeyarn sagemaker:featuregroupofflinestorekmskey
  sagemaker:featuregroupofflinestorekmskeyarn sagemaker:featuregrouponlinestorekmskey
  sagemaker:featuregrouponlinestorekmskeyarn sagemaker:homeefsfilesystemkmskey sagemaker:modelarn
  sagemaker:outputkmskey sagemaker:outputkmskeyarn sagemaker:owneruserprofilearn
  sagemaker:volumekmskey sagemaker:volumekmskeyarn sagemaker:workteamarn
  secretsmanager:externalsecretrotationrolearn secretsmanager:kmskeyarn
  secretsmanager:resource/allowrotationlambdaarn secretsmanager:rotationlambdaarn
  secretsmanager:secretid servicediscovery:namespacearn servicediscovery:servicearn
  ses:addonsubscriptionarn ses:mailmanagerrulesetarn ses:mailmanagertrafficpolicyarn
  signin:principalarn ssm:sourceinstancearn sts:taskpolicyarn vpc-lattice-svcs:servicearn
  vpc-lattice-svcs:servicenetworkarn vpc-lattice:resourceconfigurationarn vpc-lattice:servicearn
  vpc-lattice:servicenetworkarn wafv2:logdestinationresource wisdom:searchfilter/routingprofilearn
`;

export const booleans = `
  apigateway:request/disableexecuteapiendpoint apigateway:resource/disableexecuteapiendpoint
  autoscaling:forcedelete autoscaling:launchtemplateversionspecified
  aws-external-anthropic:calledviaconsole batch:awslogscreategroup batch:eksprivileged
  batch:privileged codebuild:artifacts codebuild:artifacts.encryptiondisabled
  codebuild:buildbatchconfig codebuild:cache codebuild:computeconfiguration codebuild:environment
  codebuild:environment.computeconfiguration codebuild:environment.environmentvariables
  codebuild:environment.privilegedmode codebuild:environment.registrycredential
  codebuild:exportconfig.s3destination.encryptiondisabled codebuild:logsconfig
  codebuild:logsconfig.s3logs codebuild:logsconfig.s3logs.encryptiondisabled codebuild:manualcreation
  codebuild:secondaryartifacts codebuild:secondarysources codebuild:secondarysources.buildspec
  codebuild:shouldoverwrite codebuild:source codebuild:source.buildspec codebuild:source.insecuressl
  codebuild:vpcconfig dynamodb:fulltablescan ec2:associatepublicipaddress ec2:ebsoptimized
  ec2:encrypted ec2:ephemeralstorage ec2:isinterruptible ec2:islaunchtemplateresource ec2:public
  ecs:auto-assign-public-ip ecs:enable-ecs-managed-tags ecs:instance-metadata-tags-propagation
  eks:blockstorageenabled eks:bootstrapclustercreatoradminpermissions eks:bootstrapselfmanagedaddons
  eks:computeconfigenabled eks:deletionprotection eks:elasticloadbalancingenabled
  eks:endpointprivateaccess eks:endpointpublicaccess eks:kubeapiserverconfig
  eks:kubecontrollermanagerconfig eks:kubeschedulerconfig eks:loggingtype/ eks:zonalshiftenabled
  elasticache:atrestencryptionenabled elasticache:authtokenenabled
  elasticache:automaticfailoverenabled elasticache:clustermodeenabled elasticache:multiazenabled
  elasticache:transitencryptionenabled elasticfilesystem:accessedviamounttarget
  elasticfilesystem:encrypted events:contentfilterpresent fsx:isbackupcopydestination
  fsx:isbackupcopysource fsx:nfsdatarepositoryauthenticationenabled
  fsx:nfsdatarepositoryencryptionintransitenabled glue:enabledforredshiftautodiscovery
  iot:commandexecutionparameterboolean/ iot:delete iot:includesocketinformation
  kafka:publicaccessenabled kms:bypasspolicylockoutsafetycheck kms:grantisforawsresource
  kms:multiregion kms:reencryptonsamekey lakeformation:enabledonlyformetadataaccess
  lambda:invokedviafunctionurl lookoutequipment:isimportingdata mediaconvert:httpinputsallowed
  mediaconvert:httpsinputsallowed mediaconvert:s3inputsallowed memorydb:tlsenabled
  neptune-graph:publicconnectivity payment-cryptography:exportdukptinitialkey
  ram:allowsexternalprincipals ram:requestedallowsexternalprincipals
  ram:retainsharingonaccountleaveorganization rds:copyoptiongroup rds:managemasteruserpassword
  rds:multiaz rds:publiclyaccessible rds:storageencrypted rds:tagsfromrequest rds:vpc
  redshift:allowwrites route53-recovery-cluster:allowsafetyrulesoverrides s3:isreplicationpauserequest
  s3:objectcreationoperation sagemaker:enableremotedebug
  sagemaker:featuregroupdisablegluetablecreation sagemaker:featuregroupenableonlinestore
  sagemaker:featuregroupofflinestoreconfig sagemaker:intercontainertrafficencryption
  sagemaker:isupdaterecord sagemaker:networkisolation secretsmanager:blockpublicpolicy
  secretsmanager:forcedeletewithoutrecovery secretsmanager:forceoverwritereplicasecret
  secretsmanager:modifyrotationrules secretsmanager:rotateimmediately ssm:autoapprove
  ssm:sessiondocumentaccesscheck sts:roleauthorizedbyidp user-subscriptions:createforself
`;

export const numbers = `
  accounts.google.com:google/organization_number apigateway:request/priority
  apigateway:resource/priority autoscaling:maxsize autoscaling:metadatahttpputresponsehoplimit
  autoscaling:minsize autoscaling:spotprice backup:changeablefordays backup:maxretentiondays
  backup:minretentiondays batch:eksrunasgroup batch:eksrunasuser batch:schedulingpriority
  codebuild:autoretrylimit codebuild:computeconfiguration.disk codebuild:computeconfiguration.memory
  codebuild:computeconfiguration.vcpu codebuild:concurrentbuildlimit
  codebuild:environment.computeconfiguration.disk codebuild:environment.computeconfiguration.memory
  codebuild:environment.computeconfiguration.vcpu ebs:volumesize
  ec2-instance-connect:maxtunnelduration ec2-instance-connect:remoteport ec2:commitmentduration
  ec2:dpdtimeoutseconds ec2:instancecount ec2:metadatahttpputresponsehoplimit
  ec2:phase1lifetimeseconds ec2:phase2lifetimeseconds ec2:quantity ec2:rekeyfuzzpercentage
  ec2:rekeymargintimeseconds ec2:roledelivery ec2:snapshotcooloffperiod ec2:snapshotlockduration
  ec2:targetinstancecount ec2:volumeinitializationrate ec2:volumeiops ec2:volumesize
  ec2:volumethroughput ecs:task-cpu ecs:task-memory elasticache:maximumdatastorage
  elasticache:maximumecpupersecond elasticache:minimumdatastorage elasticache:minimumecpupersecond
  elasticache:numnodegroups elasticache:replicaspernodegroup elasticache:snapshotretentionlimit
  fis:percentage iam:servicespecificcredentialagedays iot:commandexecutionparameternumber/
  kinesis:fisinjectpercentage kms:rotationperiodindays kms:schedulekeydeletionpendingwindowindays
  kms:trailingdayswithoutkeyusage rds:piops rds:storagesize route53profiles:firewallrulegrouppriority
  s3-object-lambda:signatureage s3-object-lambda:tlsversion s3-outposts:max-keys
  s3-outposts:signatureage s3:existingjobpriority s3:max-annotation-results s3:max-keys
  s3:object-lock-event-hold-duration-days s3:object-lock-remaining-retention-days
  s3:requestjobpriority s3:signatureage s3:tlsversion s3express:signatureage s3express:tlsversion
  sagemaker:keepaliveperiod sagemaker:maxruntimeinseconds sagemaker:serverlessmaxconcurrency
  sagemaker:serverlessmemorysize secretsmanager:recoverywindowindays sts:durationseconds
  vpc-lattice-svcs:port
`;

export const dates = `
  ec2:createdate ec2:enddate kms:validto s3:object-lock-retain-until-date
`;

export const addresses = `
  ec2-instance-connect:privateipaddress
`;
